import type { DevicePlatform } from '@alongside/protocol';

/** Numbers of a version, the greatest first; what is missing at the end counts as zero. */
export type VersionParts = readonly number[];

interface SystemVersion {
  /** What the system calls itself before the number. */
  readonly system: string;
  readonly version: VersionParts;
}

/** First builds of the releases of Windows, by what they are called. */
const WINDOWS_BUILDS: ReadonlyMap<string, number> = new Map([
  ['10 20H2', 19_042],
  ['10 21H1', 19_043],
  ['10 21H2', 19_044],
  ['10 22H2', 19_045],
  ['11 21H2', 22_000],
  ['11 22H2', 22_621],
  ['11 23H2', 22_631],
  ['11 24H2', 26_100],
  ['11 25H2', 26_200],
]);
const FIRST_BUILD_OF: ReadonlyMap<number, number> = new Map([
  [10, 10_240],
  [11, 22_000],
]);
/** Windows counts its builds in five digits since 10. */
const LEAST_BUILD = 10_000;

/**
 * What a device says of its system, in numbers: the build for Windows, the first version number for the others.
 * null: it can't be read.
 */
export function readOsVersion(platform: DevicePlatform, said: string): SystemVersion | null {
  if (platform === 'windows') {
    const version = windowsVersion(said);
    return version === null ? null : { system: 'Windows', version };
  }
  const found = /^(\S.*?) +(\d{1,9}(?:\.\d{1,9}){0,3})(?![\d.])/u.exec(said);
  const [, name, numbers] = found ?? [];
  if (name === undefined || numbers === undefined) return null;
  // macOS has had names between its own and the number.
  return { system: platform === 'macos' ? 'macOS' : name, version: partsOf(numbers) };
}

/** The numbers of what a rule asks for at least; null: there is no such release. */
export function leastVersion(platform: DevicePlatform, atLeast: string): VersionParts | null {
  if (platform !== 'windows') return /^[\d.]+$/u.test(atLeast) ? partsOf(atLeast) : null;
  return windowsVersion(atLeast) ?? firstBuild(atLeast);
}

function firstBuild(atLeast: string): VersionParts | null {
  const build = /^1[01](?:\.0)?$/u.test(atLeast)
    ? FIRST_BUILD_OF.get(Number.parseInt(atLeast, 10))
    : undefined;
  return build === undefined ? null : [build];
}

/** `Windows 11 Pro 24H2 (26100.2033)`, `Windows 11 24H2`, `10.0.26100`, `26100.2033`. */
function windowsVersion(said: string): VersionParts | null {
  const build = /(?<!\d)(\d{5}(?:\.\d{1,9})?)(?!\d)/u.exec(said)?.[1];
  if (build !== undefined && Number.parseInt(build, 10) >= LEAST_BUILD) return partsOf(build);
  const [, major, release] = /(?<![\d.])(1[01])(?![\d.]).*?(?<!\S)(\d{2}H[12])(?!\S)/u.exec(said) ?? [];
  const first = WINDOWS_BUILDS.get(`${major ?? ''} ${release ?? ''}`);
  return first === undefined ? null : [first];
}

/** The first version number in a text; null: there is none. */
export function readVersion(text: string): VersionParts | null {
  const numbers = /(?<![\d.])\d{1,9}(?:\.\d{1,9}){0,3}(?![\d.])/u.exec(text)?.[0];
  return numbers === undefined ? null : partsOf(numbers);
}

export const isAtLeast = (version: VersionParts, least: VersionParts): boolean => {
  const length = Math.max(version.length, least.length);
  for (let n = 0; n < length; n += 1) {
    const difference = (version[n] ?? 0) - (least[n] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
};

const partsOf = (numbers: string): VersionParts => numbers.split('.').map(Number);
