import { hostname, release, type as systemType, userInfo } from 'node:os';
import {
  type DeviceFacts,
  DeviceName,
  type DevicePlatform,
  type DeviceReport,
  line,
} from '@alongside/protocol';
import { type SystemFacts, type SystemReader, UNKNOWN_POSTURE } from './device-reader.ts';
import { readLinux } from './linux/linux-reader.ts';
import { readMacos } from './macos/macos-reader.ts';
import { readWindows } from './windows/windows-reader.ts';

const PLATFORMS: Readonly<Partial<Record<NodeJS.Platform, DevicePlatform>>> = {
  linux: 'linux',
  win32: 'windows',
  darwin: 'macos',
};

const READERS: Readonly<Record<DevicePlatform, SystemReader>> = {
  linux: () => readLinux(),
  windows: () => readWindows(),
  macos: () => readMacos(),
};

const USERS_MAX = 50;
const Text = line(100);

interface Surroundings {
  readonly agentVersion: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  readonly platform?: DevicePlatform;
  readonly read?: SystemReader;
}

/** Everything that the agent tells of its device: what the system says, as far as it can be shown. Never throws. */
export async function readDeviceReport(surroundings: Surroundings): Promise<DeviceReport> {
  const platform = surroundings.platform ?? PLATFORMS[process.platform] ?? 'linux';
  const read = surroundings.read ?? READERS[platform];
  const facts = await read().catch((): SystemFacts => NOTHING);
  const signedInUsers = [userInfo().username, ...facts.signedInUsers].flatMap(
    (name) => Text.safeParse(name).data ?? [],
  );
  return {
    facts: {
      name: DeviceName.safeParse(hostname()).data ?? systemType(),
      platform,
      osVersion: Text.safeParse(facts.osVersion).data ?? `${systemType()} ${release()}`.slice(0, 100),
      model: Text.safeParse(facts.model).data ?? null,
      agentVersion: surroundings.agentVersion,
    },
    serial: Text.safeParse(facts.serial).data ?? null,
    signedInUsers: [...new Set(signedInUsers)].sort().slice(0, USERS_MAX),
    posture: { ...facts.posture, readAt: new Date(surroundings.nowMs).toISOString() },
  };
}

/** What this device tells of itself when somebody signs in on it. */
export async function readDeviceFacts(agentVersion: string): Promise<DeviceFacts> {
  return (await readDeviceReport({ agentVersion, nowMs: 0 })).facts;
}

const NOTHING: SystemFacts = {
  osVersion: null,
  model: null,
  serial: null,
  signedInUsers: [],
  posture: UNKNOWN_POSTURE,
};
