import { DEVICE_BEAT_MS, DEVICE_SILENCE_MS, DeviceId, LIVE_CLOSE, TenantId } from '@alongside/protocol';
import { FakeClock } from '@alongside/testkit';
import { describe, expect, it } from 'vitest';
import type { MessageSocket } from '../../platform/live-guard/index.ts';
import { DeviceConnection } from './device-connection.ts';

const device = {
  id: DeviceId.parse('00000000-0000-4000-8000-000000000001'),
  tenantId: TenantId.parse('00000000-0000-4000-8000-000000000002'),
};
const BEAT = JSON.stringify({ type: 'beat' });

/** A connection, what it says and closes with, and the device at its other end. */
function open() {
  const clock = new FakeClock();
  const sent: string[] = [];
  const closes: number[] = [];
  let hear: (text: string) => void = () => undefined;
  const socket: MessageSocket = {
    bufferedBytes: 0,
    send: (text) => void sent.push(text),
    close: (code) => void closes.push(code),
    onMessage: (handler) => {
      hear = handler;
    },
    onClose: () => undefined,
  };
  const connection = new DeviceConnection(device, socket, clock, () => undefined);
  return { clock, sent, closes, connection, say: (text: string) => hear(text) };
}

describe('DeviceConnection', () => {
  it('DEV13 is closed when nothing was heard for the time of a silence, whenever that began', async () => {
    const { clock, closes, say, sent } = open();
    for (let n = 0; n < 20; n += 1) {
      await clock.advance(DEVICE_BEAT_MS);
      say(BEAT);
    }
    expect(sent).toHaveLength(20);
    await clock.advance(DEVICE_SILENCE_MS - 1);
    expect(closes).toEqual([]);
    await clock.advance(1);
    expect(closes).toEqual([LIVE_CLOSE.silent]);
  });

  it('DEV15 is closed when a device says ten times what it has to', () => {
    const { closes, say } = open();
    for (let n = 0; n < 31; n += 1) say(BEAT);
    expect(closes).toEqual([LIVE_CLOSE.limit]);
  });
});
