import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DeviceReport } from '@alongside/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readDiskEncryption } from './linux/disk-encryption.ts';
import { isInputGuarded, readFirewall } from './linux/firewall.ts';
import { readSignedInUsers } from './linux/linux-reader.ts';
import { readScreenLock } from './linux/screen-lock.ts';
import { readDeviceReport } from './read-device-report.ts';
import type { RunProgram } from './run-program.ts';

/** What programs print, by program and arguments; null: there is none. */
const programs =
  (answers: Readonly<Record<string, string>>): RunProgram =>
  (program, args) =>
    Promise.resolve(answers[[program, ...args].join(' ')] ?? null);

describe('the device that this test runs on', () => {
  test('AGF1 is read for real, by its own files and programs, and can be told as it is', async () => {
    const report = await readDeviceReport({ agentVersion: '0.1.0', nowMs: Date.UTC(2026, 10, 21) });
    expect(DeviceReport.parse(report)).toEqual(report);
    expect(report.facts.platform).toBe('linux');
    expect(report.signedInUsers.length).toBeGreaterThan(0);
    expect(report.posture.readAt).toBe('2026-11-21T00:00:00.000Z');
  });

  test('AGF2 what cannot be shown or read is left out, and a reader that breaks tells nothing', async () => {
    const surroundings = { agentVersion: '0.1.0', nowMs: 0, platform: 'macos' } as const;
    const hostile = await readDeviceReport({
      ...surroundings,
      read: () =>
        Promise.resolve({
          osVersion: 'mac\u202EOS',
          model: 'x'.repeat(101),
          serial: '\n\n',
          signedInUsers: ['greta', 'two\nlines', ...Array.from({ length: 80 }, (_, n) => `u${String(n)}`)],
          posture: { isDiskEncrypted: true, isFirewallOn: null, hasScreenLock: null },
        }),
    });
    expect(DeviceReport.parse(hostile)).toEqual(hostile);
    expect(hostile).toMatchObject({ serial: null, facts: { model: null } });
    const broken = await readDeviceReport({ ...surroundings, read: () => Promise.reject(new Error('no')) });
    expect(broken.posture).toMatchObject({ isDiskEncrypted: null, isFirewallOn: null, hasScreenLock: null });
  });
});

describe('disks of a Linux', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'alongside-disks-'));
    await mkdir(path.join(root, 'proc/self'), { recursive: true });
    await mkdir(path.join(root, 'dev/mapper'), { recursive: true });
  });
  afterEach(() => rm(root, { recursive: true }));

  const mounts = (...lines: string[]) => writeFile(path.join(root, 'proc/self/mountinfo'), lines.join('\n'));
  const block = async (name: string, uuid: string | null, slaves: readonly string[] = []): Promise<void> => {
    const folder = path.join(root, 'sys/class/block', name);
    await mkdir(path.join(folder, 'slaves'), { recursive: true });
    for (const slave of slaves) await writeFile(path.join(folder, 'slaves', slave), '');
    if (uuid !== null) {
      await mkdir(path.join(folder, 'dm'));
      await writeFile(path.join(folder, 'dm/uuid'), `${uuid}\n`);
    }
    await writeFile(path.join(root, 'dev', name), '');
  };
  const mapped = (name: string, to: string) =>
    symlink(path.join(root, 'dev', to), path.join(root, 'dev/mapper', name));
  const isEncrypted = () => readDiskEncryption({ root, home: '/home/greta' });

  const CRYPT = 'CRYPT-LUKS2-6a0b1c2d3e4f-luks';
  const LVM = 'LVM-q2vL0xk8mJ4';

  test('AGF3 volumes of dm-crypt are encrypted, and what stands wholly on them', async () => {
    await block('sda2', null);
    await block('dm-0', CRYPT, ['sda2']);
    await block('dm-1', LVM, ['dm-0']);
    await mapped('vg-root', 'dm-1');
    await mounts(
      '24 1 254:1 / / rw,relatime shared:1 - ext4 /dev/mapper/vg-root rw',
      '30 24 0:28 / /tmp rw - tmpfs tmpfs rw',
    );
    expect(await isEncrypted()).toBe(true);
  });

  test('AGF3 a home of its own counts as well, and half of a volume is not enough', async () => {
    await block('sda2', null);
    await block('sda3', null);
    await block('dm-0', CRYPT, ['sda2']);
    const root_ = '24 1 254:0 / / rw shared:1 - ext4 /dev/dm-0 rw';
    await mounts(root_, '31 24 8:3 / /home rw shared:2 - ext4 /dev/sda3 rw');
    expect(await isEncrypted()).toBe(false);
    await block('dm-5', LVM, ['dm-0', 'sda3']);
    await mounts(root_, '31 24 254:5 / /home rw shared:2 - ext4 /dev/dm-5 rw');
    expect(await isEncrypted()).toBe(false);
  });

  test('AGF3 in a container, on a network disk and where nothing can be read it is not known', async () => {
    expect(await isEncrypted()).toBeNull();
    await mounts('617 500 0:85 / / rw,relatime - overlay overlay rw,lowerdir=/var/lib/x');
    expect(await isEncrypted()).toBeNull();
    await block('dm-0', CRYPT, []);
    await mounts(
      '24 1 254:0 / / rw - ext4 /dev/dm-0 rw',
      '31 24 0:40 / /home/greta rw - nfs4 files.example.org:/home rw',
    );
    expect(await isEncrypted()).toBeNull();
  });
});

describe('firewall of a Linux', () => {
  const read = (answers: Record<string, string>, more: { ufwSettings?: string; isRoot?: boolean } = {}) =>
    readFirewall({ run: programs(answers), ufwSettings: '', isRoot: false, ...more });

  test('AGF4 firewalld and ufw say whether they run; anything else is not known without root', async () => {
    expect(await read({ 'firewall-cmd --state': 'running\n' })).toBe(true);
    const ufw = { 'systemctl is-active ufw.service': 'active\n' };
    expect(await read(ufw, { ufwSettings: '# /etc/ufw/ufw.conf\nENABLED=yes\nLOGLEVEL=low\n' })).toBe(true);
    expect(await read(ufw, { ufwSettings: 'ENABLED=no\n' })).toBeNull();
    expect(await read({ 'firewall-cmd --state': 'not running\n' })).toBeNull();
    expect(await read({})).toBeNull();
  });

  test('AGF4 root reads the rules themselves', async () => {
    const ruleset = (policy: string, expr: object[]) =>
      JSON.stringify({
        nftables: [
          { metainfo: { version: '1.1.3', json_schema_version: 1 } },
          { table: { family: 'inet', name: 'filter', handle: 1 } },
          {
            chain: {
              family: 'inet',
              table: 'filter',
              name: 'input',
              handle: 1,
              type: 'filter',
              hook: 'input',
              prio: 0,
              policy,
            },
          },
          { rule: { family: 'inet', table: 'filter', chain: 'input', handle: 4, expr } },
        ],
      });
    expect(isInputGuarded(ruleset('drop', []))).toBe(true);
    expect(isInputGuarded(ruleset('accept', [{ accept: null }]))).toBe(false);
    expect(isInputGuarded(ruleset('accept', [{ match: {} }, { drop: null }]))).toBe(true);
    expect(isInputGuarded('{"nftables":[]}')).toBe(false);
    expect(isInputGuarded('Operation not permitted (you must be root)')).toBeNull();
    expect(await read({ 'nft --json list ruleset': ruleset('drop', []) }, { isRoot: true })).toBe(true);
  });
});

describe('screen lock of a Linux', () => {
  const read = (desktop: string, answers: Record<string, string>, plasmaSettings = '') =>
    readScreenLock({ run: programs(answers), desktop, plasmaSettings });
  const gnome = (lock: string, delay: string) => ({
    'gsettings get org.gnome.desktop.screensaver lock-enabled': lock,
    'gsettings get org.gnome.desktop.session idle-delay': delay,
  });

  test('AGF5 is that of the desktop that runs', async () => {
    expect(await read('ubuntu:GNOME', gnome('true\n', 'uint32 300\n'))).toBe(true);
    expect(await read('GNOME', gnome('true\n', 'uint32 0\n'))).toBe(false);
    expect(await read('GNOME', gnome('false\n', 'uint32 300\n'))).toBe(false);
    const mate = 'gsettings get org.mate.screensaver';
    expect(
      await read('MATE', { [`${mate} lock-enabled`]: 'true', [`${mate} idle-activation-enabled`]: 'false' }),
    ).toBe(false);
    expect(
      await read('X-Cinnamon', { 'gsettings get org.cinnamon.desktop.screensaver lock-enabled': 'true' }),
    ).toBe(true);
    expect(await read('KDE', {})).toBe(true);
    expect(await read('KDE', {}, '[Daemon]\nAutolock=false\nLockGrace=5\n')).toBe(false);
    const xfce = 'xfconf-query --channel xfce4-screensaver --property /lock/enabled';
    expect(await read('XFCE', { [xfce]: 'true\n' })).toBe(true);
    expect(
      await read('XFCE', {
        [xfce]: 'Property "/lock/enabled" does not exist on channel "xfce4-screensaver".',
      }),
    ).toBeNull();
  });

  test('AGF5 is not known of another desktop, or of one that does not say', async () => {
    expect(await read('', {})).toBeNull();
    expect(await read('sway', gnome('true', 'uint32 300'))).toBeNull();
    expect(await read('GNOME', {})).toBeNull();
    expect(
      await read('GNOME', gnome('No such schema “org.gnome.desktop.screensaver”', 'uint32 300')),
    ).toBeNull();
  });

  test('AGF5 people signed in are told once each', async () => {
    const who =
      'greta    :0           2026-11-21 08:00 (:0)\ngreta    pts/1        2026-11-21 09:00\nsam      tty2         2026-11-21 09:10\n';
    expect(await readSignedInUsers(programs({}))).toEqual([]);
    expect(await readSignedInUsers(programs({ who }))).toEqual(['greta', 'sam']);
  });
});
