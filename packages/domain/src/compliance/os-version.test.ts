import { describe, expect, test } from 'vitest';
import { isAtLeast, leastVersion, readOsVersion, readVersion } from './os-version.ts';

describe('versions of systems', () => {
  test.each([
    ['linux', 'Debian GNU/Linux 13', 'Debian GNU/Linux', [13]],
    ['linux', 'Debian GNU/Linux 13 (trixie)', 'Debian GNU/Linux', [13]],
    ['linux', 'Ubuntu 24.04.1 LTS', 'Ubuntu', [24, 4, 1]],
    ['linux', 'Fedora Linux 42 (Workstation Edition)', 'Fedora Linux', [42]],
    ['linux', 'openSUSE Leap 15.6', 'openSUSE Leap', [15, 6]],
    ['linux', 'Linux 6.12.48+deb13-amd64', 'Linux', [6, 12, 48]],
    ['macos', 'macOS 15.1', 'macOS', [15, 1]],
    ['macos', 'macOS Sequoia 15.1.1 (24B91)', 'macOS', [15, 1, 1]],
    ['windows', 'Windows 11 24H2', 'Windows', [26_100]],
    ['windows', 'Windows 11 Pro 23H2', 'Windows', [22_631]],
    ['windows', 'Windows 10 22H2', 'Windows', [19_045]],
    ['windows', 'Windows 11 Enterprise 24H2 (26100.2033)', 'Windows', [26_100, 2_033]],
    ['windows', 'Windows 10.0.22631', 'Windows', [22_631]],
  ] as const)('CPL1 of %s, %j is %j %j', (platform, said, system, version) => {
    expect(readOsVersion(platform, said)).toEqual({ system, version });
  });

  test.each([
    ['linux', 'Arch Linux'],
    ['linux', 'Debian GNU/Linux trixie/sid'],
    ['linux', '13'],
    ['linux', 'Linux 1234567890'],
    ['macos', 'macOS'],
    ['windows', 'Windows 11'],
    ['windows', 'Windows 7'],
    ['windows', 'Windows Server 2022'],
    ['windows', 'Windows 11 99H1'],
    ['windows', 'Windows 123456'],
  ] as const)('CPL1 of %s, nothing is read from %j', (platform, said) => {
    expect(readOsVersion(platform, said)).toBeNull();
  });

  test.each([
    ['windows', '11 24H2', [26_100]],
    ['windows', '10.0.22631.4037', [22_631, 4_037]],
    ['windows', '22631', [22_631]],
    ['windows', '11', [22_000]],
    ['windows', '10.0', [10_240]],
    ['windows', '12', null],
    ['linux', '24.04', [24, 4]],
    ['linux', '11 24H2', null],
    ['macos', '14.6', [14, 6]],
  ] as const)('CPL2 of %s, a rule that asks for %j means %j', (platform, atLeast, parts) => {
    expect(leastVersion(platform, atLeast)).toEqual(parts);
  });

  test('CPL2 versions are compared number by number, and what is missing is zero', () => {
    expect(isAtLeast([24, 10], [24, 9])).toBe(true);
    expect(isAtLeast([24, 4], [24, 10])).toBe(false);
    expect(isAtLeast([13], [13, 0, 0])).toBe(true);
    expect(isAtLeast([26_100], [26_100, 1])).toBe(false);
    expect(isAtLeast([2], [1, 9, 9])).toBe(true);
    expect(readVersion('v1.10.2-rc')).toEqual([1, 10, 2]);
    expect(readVersion('none')).toBeNull();
  });
});
