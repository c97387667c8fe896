import { readFile } from 'node:fs/promises';
import { hostname, release, type as systemType } from 'node:os';
import { DeviceFacts, DeviceName, type DevicePlatform, line } from '@alongside/protocol';

const PLATFORMS: Readonly<Partial<Record<NodeJS.Platform, DevicePlatform>>> = {
  linux: 'linux',
  win32: 'windows',
  darwin: 'macos',
};

/** os-release(5) */
const PRETTY_NAME = /^PRETTY_NAME=(?:"([^"\n]*)"|([^\n]*))$/m;

/** What this device tells of itself when somebody signs in on it. */
export async function readDeviceFacts(agentVersion: string): Promise<DeviceFacts> {
  const osRelease = await textOf('/etc/os-release');
  const [, quoted, bare] = PRETTY_NAME.exec(osRelease) ?? [];
  const model = line(100).safeParse(await textOf('/sys/class/dmi/id/product_name'));
  return DeviceFacts.parse({
    name: DeviceName.safeParse(hostname()).data ?? systemType(),
    platform: PLATFORMS[process.platform] ?? 'linux',
    osVersion: line(100).safeParse(quoted ?? bare).data ?? `${systemType()} ${release()}`.slice(0, 100),
    model: model.data ?? null,
    agentVersion,
  });
}

/** Empty when there is no such file, as on other systems. */
async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
}
