import path from 'node:path';
import { AGENT_VERSION } from '../agent-version.ts';
import { AgentError } from '../agent-error.ts';
import { VideoCodec } from '../encode/video-encoder.ts';
import { FileAgentMemory } from '../core/file-agent-memory.ts';
import { hostSystem } from '../host-system.ts';
import { agentFolders } from '../instance/agent-folders.ts';
import {
  MACHINE_SETTINGS_FILE,
  type MachineSettings,
  readMachineSettings,
} from '../machine-settings/machine-settings.ts';
import { trustSystemCertificates } from '../server/trust-system-certificates.ts';
import { askIceServers } from './ask-ice-servers.ts';
import { readDeviceReport } from '../device/read-device-report.ts';
import { checkEnrolment, checkProtections } from './checks/check-device.ts';
import {
  checkBrowser,
  checkKeyStore,
  checkLog,
  checkProxy,
  hasProxy,
  checkTray,
} from './checks/check-desktop.ts';
import { checkDisplay, checkExtensions } from './checks/check-display.ts';
import { checkEncoders, checkMemory, checkTransport } from './checks/check-native-parts.ts';
import { askServer, checkClock, checkLive, checkServer } from './checks/check-server.ts';
import { checkWay } from './checks/check-ways.ts';
import { type Check, type CheckId, type Finding, finding } from './finding.ts';
import { doctorExitCode, doctorJson, doctorReport } from './report.ts';
import { runChecks } from './run-checks.ts';
import { translator } from './translator.ts';

export interface DoctorOptions {
  readonly isJson: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly settingsFile?: string;
  readonly write: (text: string) => void;
}

/** Makes all checks and tells what came out. @returns the exit code */
export async function runDoctor(options: DoctorOptions): Promise<0 | 1> {
  trustSystemCertificates();
  const results = await runChecks(await checksFor(options));
  const t = await translator(options.env);
  options.write(options.isJson ? doctorJson(results, AGENT_VERSION) : doctorReport(results, t));
  return doctorExitCode(results);
}

async function checksFor(options: DoctorOptions): Promise<Readonly<Record<CheckId, Check>>> {
  const { env } = options;
  const file = options.settingsFile ?? MACHINE_SETTINGS_FILE;
  const settings = await settingsOrFault(file);
  const system = hostSystem({ platform: process.platform, env });
  const folder = agentFolders({ platform: process.platform, env }).state;
  const keys = path.join(folder, 'keys');
  const memory = new FileAgentMemory({ file: path.join(folder, 'agent.json'), report: () => undefined });
  const origin = (settings instanceof AgentError ? null : settings.server) ?? (await memory.load()).server;
  const answer = askServer(origin, hasProxy(origin, env));
  const ways = answer.then(({ kind }) =>
    kind === 'reached' && origin !== null ? askIceServers(origin, keys) : null,
  );
  const report = readDeviceReport({ agentVersion: AGENT_VERSION, nowMs: Date.now() });
  return {
    settings: () => Promise.resolve(checkSettings(settings, file)),
    display: () => checkDisplay(system),
    extensions: () => checkExtensions(system),
    encoders: () =>
      checkEncoders(settings instanceof AgentError ? Object.values(VideoCodec) : settings.codecs),
    transport: () => checkTransport(),
    memory: () => checkMemory(),
    'key-store': () => checkKeyStore(keys, ['sign-in', 'device-key']),
    tray: () => checkTray(env),
    browser: () => checkBrowser(env),
    log: () => checkLog(path.join(folder, 'log')),
    proxy: () => checkProxy(origin, env),
    server: async () => checkServer(await answer),
    clock: async () => checkClock(await answer, Date.now()),
    live: async (signal) => checkLive(await answer, signal),
    enrolment: async () => checkEnrolment(await answer, keys, report),
    protections: async () => checkProtections(await report),
    'address-server': async () => checkWay('address', await ways),
    'relay-udp': async () => checkWay('udp', await ways),
    'relay-tcp': async () => checkWay('tcp', await ways),
    'relay-tls': async () => checkWay('tls', await ways),
  };
}

async function settingsOrFault(file: string): Promise<MachineSettings | AgentError> {
  try {
    return await readMachineSettings(file);
  } catch (error) {
    if (error instanceof AgentError) return error;
    throw error;
  }
}

function checkSettings(settings: MachineSettings | AgentError, file: string): Finding {
  if (settings instanceof AgentError) return finding('settings-invalid', { file });
  if (settings.server === null) return finding('settings-none', { file });
  return finding('settings-used', { file, server: settings.server });
}
