import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeviceReport } from '@alongside/protocol';
import { saveEnrolment } from '../../enrolment/enrolment-store.ts';
import { openKeyStore } from '../../key-store/open-key-store.ts';
import { checkEnrolment, checkProtections } from './check-device.ts';
import { checkBrowser, checkKeyStore, checkLog, checkProxy, checkTray, hasProxy } from './check-desktop.ts';
import { checkEncoders, checkMemory, checkTransport } from './check-native-parts.ts';
import { checkDisplay, checkExtensions } from './check-display.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'alongside-doctor-'));
});
afterEach(() => rm(folder, { recursive: true }));

const broken = (): Promise<never> => Promise.reject(new Error('not a shared object\nsecond line'));

test('AGD4 every codec is tried with a picture', async () => {
  expect(await checkEncoders(['h264', 'vp8', 'vp9', 'av1'])).toMatchObject({ code: 'encoders-ready' });
  const only = (codec: string): Promise<void> => (codec === 'vp8' ? Promise.resolve() : broken());
  expect(await checkEncoders(['h264', 'vp8'], only)).toEqual({
    code: 'encoders-some',
    details: { names: 'vp8', missing: 'h264' },
  });
  expect(await checkEncoders(['h264'], only)).toMatchObject({ code: 'encoders-none' });
});

test('AGD4 the native parts are loaded, and used', async () => {
  expect(await checkTransport()).toMatchObject({ code: 'transport-ready' });
  expect(await checkMemory()).toMatchObject({ code: 'memory-ready' });
  const details = { reason: 'not a shared object' };
  expect(await checkTransport(broken)).toEqual({ code: 'transport-missing', details });
  expect(await checkMemory(broken)).toEqual({ code: 'memory-missing', details });
});

test('AGD5 a desktop that can not be used is told apart: none, gone, Wayland, another system', async () => {
  const display = path.join(folder, 'nobody');
  expect(await checkDisplay({ kind: 'x11', display: null })).toMatchObject({ code: 'display-unset' });
  expect(await checkDisplay({ kind: 'x11', display: ':4999' })).toMatchObject({
    code: 'display-unreachable',
  });
  expect(await checkDisplay({ kind: 'x11', display })).toMatchObject({ code: 'display-unreachable' });
  expect(await checkDisplay({ kind: 'wayland' })).toMatchObject({ code: 'display-wayland' });
  expect(await checkDisplay({ kind: 'macos' })).toMatchObject({ code: 'display-unsupported' });
  expect(await checkExtensions({ kind: 'x11', display: ':4999' })).toMatchObject({ code: 'needs-display' });
});

test('AGD6 browser, proxy, bus, log and key store are looked for where the agent would', async () => {
  const program = path.join(folder, 'chromium');
  expect(await checkBrowser({ PATH: folder })).toMatchObject({ code: 'browser-missing' });
  await writeFile(program, '');
  expect(await checkBrowser({ PATH: folder })).toMatchObject({ code: 'browser-missing' });
  await chmod(program, 0o755);
  expect(await checkBrowser({ PATH: folder })).toEqual({ code: 'browser-ready', details: { file: program } });

  const server = 'https://server.test';
  expect(await checkProxy(server, { HTTPS_PROXY: '' })).toMatchObject({ code: 'proxy-none' });
  expect(await checkProxy(server, { https_proxy: 'http://user:secret@proxy' })).toEqual({
    code: 'proxy-used',
    details: { names: 'https_proxy' },
  });
  expect(await checkProxy(server, { ALL_PROXY: 'socks5://proxy' })).toMatchObject({ code: 'proxy-unused' });
  expect(await checkProxy(server, { HTTP_PROXY: 'http://proxy' })).toEqual({
    code: 'proxy-unused',
    details: { names: 'HTTP_PROXY' },
  });
  const both = { HTTP_PROXY: 'http://proxy', https_proxy: 'http://proxy' };
  expect(await checkProxy('http://server.test', both)).toMatchObject({ details: { names: 'HTTP_PROXY' } });
  expect(await checkProxy(null, both)).toMatchObject({ details: { names: 'https_proxy, HTTP_PROXY' } });
  expect(hasProxy('https://server.test', { HTTPS_PROXY: 'http://proxy' })).toBe(true);
  expect(hasProxy('https://server.test', { http_proxy: 'http://proxy' })).toBe(false);

  expect(await checkTray({})).toMatchObject({ code: 'tray-no-bus' });
  const nobody = `unix:path=${folder}/nobody`;
  expect(await checkTray({ ...process.env, DBUS_SESSION_BUS_ADDRESS: nobody })).toMatchObject({
    code: 'tray-no-bus',
  });

  expect(await checkLog(program)).toMatchObject({ code: 'log-unwritable' });
  expect((await checkLog(folder)).code).toMatch(/^log-(journal|syslog|files)$/);
  expect(await checkKeyStore(program, [])).toMatchObject({ code: 'key-store-away' });
});

const report = DeviceReport.parse({
  facts: { name: 'desk', platform: 'linux', osVersion: 'D', model: null, agentVersion: '1' },
  serial: null,
  signedInUsers: [],
  posture: {
    isDiskEncrypted: true,
    isFirewallOn: false,
    hasScreenLock: null,
    readAt: '2026-11-21T10:00:00.000Z',
  },
});

test('AGD9 how the device is protected is shown as it is told', () => {
  expect(checkProtections(report)).toEqual({
    code: 'protections-read',
    details: { disk: '✓', firewall: '✗', lock: '?' },
  });
});

test('AGD9 the server is asked whether it knows the device, where there is one and the device is enrolled there', async () => {
  const away = { kind: 'not-reached', found: { code: 'server-unset', details: {} } } as const;
  const told = Promise.resolve(report);
  expect(await checkEnrolment(away, folder, told)).toMatchObject({ code: 'needs-server' });
  // Nobody listens on the port of discard(9).
  const origin = 'http://127.0.0.1:9';
  const answer = { kind: 'reached', origin, serverTimeMs: null } as const;
  expect(await checkEnrolment(answer, folder, told)).toMatchObject({ code: 'enrolment-none' });
  const { store } = await openKeyStore(folder);
  const deviceId = '00000000-0000-4000-8000-000000000001' as never;
  await saveEnrolment(store, { origin, deviceId });
  expect(await checkEnrolment(answer, folder, told)).toEqual({
    code: 'enrolment-refused',
    details: { reason: 'SERVER_UNREACHABLE' },
  });
  await store.delete('enrolment');
});
