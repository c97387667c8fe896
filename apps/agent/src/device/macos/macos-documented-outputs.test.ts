import { describe, expect, test } from 'vitest';
import type { RunProgram } from '../run-program.ts';
import { readMacos } from './macos-reader.ts';

/** As Apple's manual pages and support articles show them; not recorded by us on a Mac. */
const DOCUMENTED: Readonly<Record<string, string>> = {
  sw_vers: '15.1\n',
  fdesetup: 'FileVault is On.\n',
  socketfilterfw: 'Firewall is enabled. (State = 1) \n',
  sysadminctl: '2026-11-21 10:00:00.000 sysadminctl[812:9182] screenLock delay is 300 seconds\n',
  ioreg:
    '+-o J314sAP  <class IOPlatformExpertDevice>\n    {\n      "IOPlatformSerialNumber" = "C02XL0GTJGH5"\n      "model" = <"MacBookPro18,3">\n    }\n',
  sysctl: 'MacBookPro18,3\n',
  who: 'greta    console      Nov 21 08:00 \ngreta    ttys000      Nov 21 09:00 \n',
};

const mac =
  (change: Readonly<Record<string, string | null>> = {}): RunProgram =>
  (program) => {
    const name = program.split('/').at(-1) ?? '';
    return Promise.resolve((name in change ? change[name] : DOCUMENTED[name]) ?? null);
  };

describe('a Mac by documented outputs', () => {
  test('AGF6 is read', async () => {
    expect(await readMacos(mac())).toEqual({
      osVersion: 'macOS 15.1',
      model: 'MacBookPro18,3',
      serial: 'C02XL0GTJGH5',
      signedInUsers: ['greta'],
      posture: { isDiskEncrypted: true, isFirewallOn: true, hasScreenLock: true },
    });
  });

  test('AGF6 says off where it is off, and nothing where it says nothing of use', async () => {
    const off = mac({
      fdesetup: 'FileVault is Off.\n',
      socketfilterfw: 'Firewall is disabled. (State = 0) \n',
      sysadminctl: 'screenLock is off\n',
    });
    expect((await readMacos(off)).posture).toEqual({
      isDiskEncrypted: false,
      isFirewallOn: false,
      hasScreenLock: false,
    });
    const silent: RunProgram = () => Promise.resolve(null);
    expect(await readMacos(silent)).toEqual({
      osVersion: null,
      model: null,
      serial: null,
      signedInUsers: [],
      posture: { isDiskEncrypted: null, isFirewallOn: null, hasScreenLock: null },
    });
    const changing = mac({ fdesetup: 'Encryption in progress: Percent completed = 41\n' });
    expect((await readMacos(changing)).posture.isDiskEncrypted).toBeNull();
  });
});
