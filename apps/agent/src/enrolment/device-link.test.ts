import { FakeClock } from '@alongside/testkit';
import type { SocketHandlers } from '@alongside/peer';
import {
  CodedError,
  DEVICE_BEAT_MS,
  DEVICE_SILENCE_MS,
  DeviceId,
  DeviceReport,
  LIVE_CLOSE,
} from '@alongside/protocol';
import { expect, test } from 'vitest';
import { DeviceLink } from './device-link.ts';

const MINUTE_MS = 60_000;
const id = DeviceId.parse('00000000-0000-4000-8000-000000000001');

/** A link whose server answers what the test says. */
async function linked() {
  const clock = new FakeClock();
  const server = {
    fault: null as CodedError | null,
    isNewKeyDue: false,
    hasNextKey: false,
    reports: [] as DeviceReport[],
    keys: 0,
    sockets: [] as { handlers: SocketHandlers; sent: string[]; isClosed: boolean }[],
  };
  const device = { isDiskEncrypted: false };
  let ended = 0;
  let keysChanged = 0;
  const link = new DeviceLink({
    id,
    clock,
    random: () => 0,
    server: {
      origin: 'https://help.example.org',
      enrol: () => Promise.reject(new Error('not in this test')),
      report: (_id, report) => {
        if (server.fault !== null) return Promise.reject(server.fault);
        server.reports.push(report);
        return Promise.resolve({ isNewKeyDue: server.isNewKeyDue });
      },
      replaceKey: () => {
        server.keys += 1;
        server.isNewKeyDue = false;
        return Promise.resolve();
      },
      useNextKey: () => Promise.resolve(server.hasNextKey),
      openSocket: (_id, handlers) => {
        const socket = { handlers, sent: [] as string[], isClosed: false };
        server.sockets.push(socket);
        return {
          send: (text) => void socket.sent.push(text),
          close: () => {
            socket.isClosed = true;
          },
        };
      },
    },
    readReport: () =>
      Promise.resolve(
        DeviceReport.parse({
          facts: { name: 'desk', platform: 'linux', osVersion: 'D', model: null, agentVersion: '1' },
          serial: null,
          signedInUsers: [],
          posture: {
            isFirewallOn: null,
            hasScreenLock: null,
            ...device,
            readAt: new Date(clock.now()).toISOString(),
          },
        }),
      ),
    unenrolled: () => {
      ended += 1;
    },
    keyChanged: () => {
      keysChanged += 1;
    },
    report: (cause) => {
      throw cause;
    },
  });
  await clock.advance(1);
  const newest = () => {
    const socket = server.sockets.at(-1);
    if (socket === undefined) throw new Error('no socket');
    return socket;
  };
  return { clock, server, device, link, newest, ended: () => ended, keysChanged: () => keysChanged };
}

test('AGO1 the link beats while it is answered, and opens another connection when it isn’t', async () => {
  const { clock, server, newest, link } = await linked();
  newest().handlers.opened();
  expect(newest().sent).toHaveLength(1);
  newest().handlers.message('{"type":"beat"}');
  await clock.advance(DEVICE_BEAT_MS);
  expect(newest().sent).toHaveLength(2);
  await clock.advance(DEVICE_SILENCE_MS + 2 * DEVICE_BEAT_MS);
  expect(server.sockets[0]?.isClosed).toBe(true);
  expect(server.sockets.length).toBeGreaterThan(1);
  link.stop();
  expect(newest().isClosed).toBe(true);
  expect(clock.timerCount).toBe(0);
});

test('AGO1 a server that is away is tried again within seconds, however long it was', async () => {
  const { clock, server, newest } = await linked();
  server.fault = new CodedError('SERVER_UNREACHABLE');
  for (let n = 0; n < 20; n += 1) {
    newest().handlers.closed(1_006, '');
    const before = server.sockets.length;
    await clock.advance(10_000);
    expect(server.sockets).toHaveLength(before + 1);
  }
});

test('AGO2 what the device is, is told at the start, when it has changed, and once an hour', async () => {
  const { clock, server, device, newest } = await linked();
  newest().handlers.opened();
  expect(server.reports).toHaveLength(1);
  await clock.advance(4 * MINUTE_MS);
  expect(server.reports).toHaveLength(1);
  device.isDiskEncrypted = true;
  await clock.advance(2 * MINUTE_MS);
  expect(server.reports.map(({ posture }) => posture.isDiskEncrypted)).toEqual([false, true]);
});

test('AGO3 another key is made when the server asks for it, by either way', async () => {
  const { server, newest, clock, keysChanged } = await linked();
  newest().handlers.opened();
  newest().handlers.message('{"type":"rotate-key"}');
  await clock.advance(1);
  expect([server.keys, keysChanged()]).toEqual([1, 1]);
  for (const text of ['{', '[]', '{"type":"format-disk"}']) newest().handlers.message(text);
  expect(server.keys).toBe(1);
});

test('AGO3 a key whose change got lost on the way is used from then on', async () => {
  const { clock, server, newest, keysChanged, ended } = await linked();
  server.fault = new CodedError('PROOF_INVALID', { reason: 'key' });
  server.hasNextKey = true;
  newest().handlers.closed(1_006, '');
  await clock.advance(1);
  expect(keysChanged()).toBe(1);
  expect(ended()).toBe(0);
});

test('AGO4 a device that was forgotten stops; one that was retired asks now and then whether it was restored', async () => {
  const retired = await linked();
  retired.newest().handlers.opened();
  retired.newest().handlers.closed(LIVE_CLOSE.signedOut, 'DEVICE_RETIRED');
  await retired.clock.advance(MINUTE_MS);
  expect(retired.server.sockets).toHaveLength(1);
  await retired.clock.advance(5 * MINUTE_MS);
  expect(retired.server.sockets).toHaveLength(2);
  expect(retired.ended()).toBe(0);

  const forgotten = await linked();
  forgotten.newest().handlers.opened();
  forgotten.newest().handlers.closed(LIVE_CLOSE.signedOut, 'DEVICE_UNENROLLED');
  expect(forgotten.ended()).toBe(1);
  expect(forgotten.clock.timerCount).toBe(0);

  const refused = await linked();
  refused.server.fault = new CodedError('DEVICE_UNENROLLED');
  refused.newest().handlers.closed(1_006, '');
  await refused.clock.advance(1);
  expect(refused.ended()).toBe(1);
});
