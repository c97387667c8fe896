import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { Incarnation } from '@alongside/protocol';
import { AGENT_VERSION } from './agent-version.ts';
import { openScreenSource } from './capture/open-screen-source.ts';
import { Agent } from './core/agent.ts';
import { FileAgentMemory } from './core/file-agent-memory.ts';
import { readDeviceFacts, readDeviceReport } from './device/read-device-report.ts';
import { NodeAvVideoEncoder } from './encode/node-av-video-encoder.ts';
import type { VideoCodec } from './encode/video-encoder.ts';
import { DeviceEnrolment } from './enrolment/device-enrolment.ts';
import type { HostSystem } from './host-system.ts';
import { openInputSink } from './input/open-input-sink.ts';
import type { KeyStore } from './key-store/key-store.ts';
import { openKeyStore } from './key-store/open-key-store.ts';
import { NodePeerConnection } from './rtc/node-peer-connection.ts';
import { DeviceKeys } from './server/device-keys.ts';
import { WebDeviceServer } from './server/web-device-server.ts';
import { WebHelpServer } from './server/web-help-server.ts';
import type { SessionPorts } from './session/agent-session.ts';
import type { DesktopPorts } from './session/shared-desktop.ts';
import { SIGN_IN_DONE_PAGE } from './sign-in/done-page.ts';
import type { SystemBrowser } from './system-browser/system-browser.ts';
import { systemClock } from './system-clock.ts';
import type { SystemLog } from './system-log/system-log.ts';

/** More wait for each other longer than they save, and the rest of the machine is the person's. */
const ENCODER_THREADS = 2;

export interface AgentSetup {
  /** Set for this start or this machine; null: the person says which. */
  readonly server: string | null;
  /** By which the device enrols without anybody signing in; null: somebody does. */
  readonly enrolmentToken: string | null;
  readonly isHidden: boolean;
  readonly codecs: readonly VideoCodec[];
  readonly system: HostSystem;
  /** For what is kept from one start to the next. */
  readonly stateFolder: string;
  readonly browser: SystemBrowser;
  readonly log: SystemLog;
  /** Told of faults that were survived. */
  readonly report: (cause: unknown) => void;
  /** Told once when the person wants the program to end. */
  readonly quit: () => void;
}

/** The agent with its adapters; nothing else names them. */
export async function composeAgent(setup: AgentSetup): Promise<Agent> {
  const { stateFolder, report, log } = setup;
  const clock = systemClock;
  const { store } = await openKeyStore(path.join(stateFolder, 'keys'));
  const keys = new DeviceKeys(store);
  const enrolment = enrolmentOf(setup, store, keys);
  const memory = new FileAgentMemory({ file: path.join(stateFolder, 'agent.json'), report });
  const agent = await Agent.start({
    clock,
    account: {
      keyStore: store,
      browser: setup.browser,
      connect: (origin, token) => Promise.resolve(new WebHelpServer({ origin, token, clock, keys })),
      deviceFacts: () => readDeviceFacts(AGENT_VERSION),
      enrolled: (origin, deviceId) => void enrolment.signedIn(origin, deviceId),
      donePage: SIGN_IN_DONE_PAGE,
      log,
    },
    session: sessionPorts(setup),
    memory,
    version: AGENT_VERSION,
    server: setup.server,
    isHidden: setup.isHidden,
    quit: () => {
      enrolment.stop();
      setup.quit();
    },
  });
  void enrolment.start(setup.server ?? (await memory.load()).server);
  return agent;
}

const enrolmentOf = ({ log, report, enrolmentToken }: AgentSetup, keyStore: KeyStore, keys: DeviceKeys) =>
  new DeviceEnrolment({
    keyStore,
    clock: systemClock,
    random: () => Math.random(),
    connect: (origin) => new WebDeviceServer({ origin, keys, clock: systemClock }),
    deviceFacts: () => readDeviceFacts(AGENT_VERSION),
    readReport: () => readDeviceReport({ agentVersion: AGENT_VERSION, nowMs: systemClock.now() }),
    token: enrolmentToken,
    log,
    report,
  });

function sessionPorts(setup: AgentSetup): SessionPorts {
  const { codecs, log, report } = setup;
  return {
    clock: systemClock,
    random: () => Math.random(),
    randomBytes: (length) => randomBytes(length),
    newIncarnation: () => Incarnation.parse(randomUUID()),
    makePeerConnection: (iceServers, handlers) =>
      new NodePeerConnection({ iceServers, handlers, clock: systemClock, codecs, report }),
    desktop: desktopPorts(setup),
    log,
    report,
  };
}

function desktopPorts({ system, report }: AgentSetup): DesktopPorts {
  return {
    openSource: (handlers) => openScreenSource({ clock: systemClock, handlers, report, system }),
    openSink: (lost) => openInputSink({ lost, report, system }),
    openEncoder: (request) => NodeAvVideoEncoder.open({ ...request, threads: ENCODER_THREADS }),
  };
}
