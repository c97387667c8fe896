import { describe, expect, test } from 'vitest';
import { readWindows } from './windows-reader.ts';

/** Of the classes and values that Microsoft documents; not recorded by us on a Windows. */
const DOCUMENTED = {
  caption: 'Microsoft Windows 11 Pro',
  release: '24H2',
  build: '26100',
  revision: 2033,
  model: 'Latitude 7440',
  serial: '5CG1234ABC',
  users: ['greta', 'greta'],
  bitLocker: 1,
  firewall: [1, 1, 1],
  saver: ['1', '1', '600'],
  inactivity: null,
};

const read = (change: object = {}) =>
  readWindows(() => Promise.resolve(JSON.stringify({ ...DOCUMENTED, ...change })));
const posture = async (change: object) => (await read(change)).posture;

describe('a Windows by documented outputs', () => {
  test('AGF7 is read', async () => {
    expect(await read()).toEqual({
      osVersion: 'Windows 11 Pro 24H2 (26100.2033)',
      model: 'Latitude 7440',
      serial: '5CG1234ABC',
      signedInUsers: ['greta'],
      posture: { isDiskEncrypted: true, isFirewallOn: true, hasScreenLock: true },
    });
  });

  test('AGF7 says off where it is off: one profile without firewall, BitLocker suspended, a saver without password', async () => {
    expect(await posture({ bitLocker: 5, firewall: [1, 1, 0], saver: ['1', '0', '600'] })).toEqual({
      isDiskEncrypted: false,
      isFirewallOn: false,
      hasScreenLock: false,
    });
    expect((await posture({ saver: ['0', null, null], inactivity: 900 })).hasScreenLock).toBe(true);
  });

  test('AGF7 says nothing where PowerShell does not', async () => {
    const nothing = { isDiskEncrypted: null, isFirewallOn: null, hasScreenLock: null };
    expect(await posture({ bitLocker: null, firewall: [], saver: [null, null, null] })).toEqual(nothing);
    for (const text of [null, '', 'Access is denied', '[]', '{"bitLocker":"on"}']) {
      expect((await readWindows(() => Promise.resolve(text))).posture).toEqual(nothing);
    }
  });
});
