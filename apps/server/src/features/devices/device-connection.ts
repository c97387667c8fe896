import { randomUUID } from 'node:crypto';
import type { Clock } from '@alongside/domain';
import {
  DEVICE_MESSAGE_MAX_BYTES,
  DEVICE_SILENCE_MS,
  type DeviceId,
  DeviceMessage,
  type ErrorCode,
  LIVE_CLOSE,
  type TenantId,
  type ToDeviceMessage,
} from '@alongside/protocol';
import type { JobClock, JobTimer } from '../../platform/jobs/index.ts';
import type { MessageSocket } from '../../platform/live-guard/index.ts';

/** A device that has proven its key. */
export interface ConnectedDevice {
  readonly id: DeviceId;
  readonly tenantId: TenantId;
}

/** Of one silence: ten times what a device has to say. */
const MESSAGES_MAX = 30;

/** The connection that one device keeps: it beats, and is answered. */
export class DeviceConnection {
  readonly id: string = randomUUID();
  readonly device: ConnectedDevice;
  readonly #socket: MessageSocket;
  readonly #clock: Clock & JobClock;
  #silence: JobTimer;
  /** Messages since a moment that is at most a silence ago. */
  #heard = { since: 0, count: 0 };

  /** @param handleClosed runs once, however it ended */
  constructor(
    device: ConnectedDevice,
    socket: MessageSocket,
    clock: Clock & JobClock,
    handleClosed: () => void,
  ) {
    this.device = device;
    this.#socket = socket;
    this.#clock = clock;
    this.#silence = this.#listen();
    socket.onMessage((text) => {
      this.#handleMessage(text);
    });
    socket.onClose(() => {
      this.#silence.cancel();
      handleClosed();
    });
  }

  send(message: ToDeviceMessage): void {
    this.#socket.send(JSON.stringify(message));
  }

  close(code: number, reason: ErrorCode): void {
    this.#socket.close(code, reason);
  }

  #handleMessage(text: string): void {
    this.#silence.cancel();
    this.#silence = this.#listen();
    const now = this.#clock.now();
    if (now - this.#heard.since > DEVICE_SILENCE_MS) this.#heard = { since: now, count: 0 };
    this.#heard.count += 1;
    if (this.#heard.count > MESSAGES_MAX || text.length > DEVICE_MESSAGE_MAX_BYTES) {
      this.close(LIVE_CLOSE.limit, 'TOO_MANY_REQUESTS');
      return;
    }
    if (isMessage(text)) this.send({ type: 'beat' });
    else this.close(LIVE_CLOSE.refused, 'LIVE_MESSAGE_MALFORMED');
  }

  #listen(): JobTimer {
    return this.#clock.setTimer(DEVICE_SILENCE_MS, () => {
      this.close(LIVE_CLOSE.silent, 'LIVE_SILENT');
    });
  }
}

function isMessage(text: string): boolean {
  try {
    return DeviceMessage.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
