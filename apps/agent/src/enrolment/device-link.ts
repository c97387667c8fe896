import { type Clock, type MessageSocket, reconnectDelayMs, type Timer } from '@alongside/peer';
import {
  type CodedError,
  DEVICE_BEAT_MS,
  DEVICE_SILENCE_MS,
  type DeviceId,
  type DeviceReport,
  LIVE_CLOSE,
  ToDeviceMessage,
} from '@alongside/protocol';
import { codedFault } from '../core/coded-fault.ts';
import type { DeviceServer } from '../server/device-server.ts';

/** What the device is, is read again this often. */
const READ_EVERY_MS = 5 * 60_000;
/** It is told this often even if nothing has changed. */
const TELL_EVERY_MS = 60 * 60_000;
/** A retired device asks this often whether it was restored. */
const RETIRED_RETRY_MS = 5 * 60_000;
/** Well within the time in which a device that is there has to be online. */
const RECONNECT = { firstMs: 500, mostMs: 10_000, spread: 0.5 } as const;

export interface DeviceLinkOptions {
  readonly id: DeviceId;
  readonly server: DeviceServer;
  readonly clock: Clock;
  /** Evenly distributed in [0, 1). */
  readonly random: () => number;
  /** Reads what the device is now; may take seconds, never throws. */
  readonly readReport: () => Promise<DeviceReport>;
  /** The server doesn't know this device any more: the link has ended. */
  readonly unenrolled: () => void;
  readonly keyChanged: () => void;
  /** Told of faults that were survived. */
  readonly report: (cause: unknown) => void;
}

/** Keeps an enrolled device online, and its server told of what it is, whoever is signed in. */
export class DeviceLink {
  readonly #options: DeviceLinkOptions;
  #socket: MessageSocket | null = null;
  #attempt = 0;
  #failedTries = 0;
  #isOver = false;
  #heardAtMs = 0;
  #beat: Timer | null = null;
  #retry: Timer | null = null;
  #reading: Timer | null = null;
  #told: { readonly text: string; readonly atMs: number } | null = null;
  #isChangingKey = false;

  constructor(options: DeviceLinkOptions) {
    this.#options = options;
    this.#connect();
    void this.#tellAgain();
  }

  /** The connection is gone when this returns. Idempotent. */
  stop(): void {
    this.#isOver = true;
    this.#retry?.cancel();
    this.#reading?.cancel();
    this.#drop();
  }

  #connect(): void {
    if (this.#isOver) return;
    this.#drop();
    this.#attempt += 1;
    const attempt = this.#attempt;
    const isStill = (): boolean => attempt === this.#attempt && !this.#isOver;
    let hasOpened = false;
    this.#socket = this.#options.server.openSocket(this.#options.id, {
      opened: () => {
        if (!isStill()) return;
        hasOpened = true;
        this.#heardAtMs = this.#options.clock.now();
        this.#sendBeat();
      },
      message: (text) => {
        if (isStill()) this.#heard(text);
      },
      closed: (code, reason) => {
        if (isStill()) this.#closed(code, reason, hasOpened);
      },
    });
  }

  #sendBeat(): void {
    const { clock } = this.#options;
    if (clock.now() - this.#heardAtMs > DEVICE_SILENCE_MS) {
      this.#lost();
      return;
    }
    this.#socket?.send('{"type":"beat"}');
    this.#beat = clock.setTimer(DEVICE_BEAT_MS, () => {
      this.#sendBeat();
    });
  }

  #heard(text: string): void {
    this.#heardAtMs = this.#options.clock.now();
    this.#failedTries = 0;
    if (messageOf(text)?.type === 'rotate-key') void this.#changeKey();
  }

  #closed(code: number, reason: string, hasOpened: boolean): void {
    if (code === LIVE_CLOSE.signedOut && reason === 'DEVICE_UNENROLLED') {
      this.#end();
      return;
    }
    if (code === LIVE_CLOSE.signedOut) {
      this.#later(RETIRED_RETRY_MS);
      return;
    }
    this.#lost();
    // Why an upgrade was refused, a socket doesn't say; an answer does.
    if (!hasOpened) void this.#tell();
  }

  #lost(): void {
    const { random } = this.#options;
    const delayMs = reconnectDelayMs(RECONNECT, this.#failedTries, random());
    this.#failedTries += 1;
    this.#later(delayMs);
  }

  #later(delayMs: number): void {
    this.#drop();
    this.#retry?.cancel();
    this.#retry = this.#options.clock.setTimer(delayMs, () => {
      this.#connect();
    });
  }

  #drop(): void {
    this.#attempt += 1;
    this.#beat?.cancel();
    this.#socket?.close();
    this.#socket = null;
  }

  #end(): void {
    if (this.#isOver) return;
    this.stop();
    this.#options.unenrolled();
  }

  async #tellAgain(): Promise<void> {
    await this.#tell();
    if (this.#isOver) return;
    this.#reading = this.#options.clock.setTimer(READ_EVERY_MS, () => void this.#tellAgain());
  }

  /** Tells what the device is, if that has changed or is long ago. */
  async #tell(): Promise<void> {
    const { id, server, clock, readReport } = this.#options;
    try {
      const report = await readReport();
      const text = withoutMoment(report);
      const now = clock.now();
      if (this.#told !== null && this.#told.text === text && now - this.#told.atMs < TELL_EVERY_MS) {
        if (this.#failedTries === 0) return;
      }
      const { isNewKeyDue } = await server.report(id, report);
      this.#told = { text, atMs: now };
      if (isNewKeyDue) await this.#changeKey();
    } catch (cause) {
      await this.#refused(codedFault(cause));
    }
  }

  async #refused(fault: CodedError): Promise<void> {
    if (this.#isOver) return;
    if (fault.code === 'DEVICE_UNENROLLED') this.#end();
    else if (fault.code === 'DEVICE_RETIRED') this.#later(RETIRED_RETRY_MS);
    else if (fault.code === 'PROOF_INVALID' && fault.details['reason'] === 'key')
      await this.#goOnWithNextKey();
    else if (fault.code !== 'SERVER_UNREACHABLE') this.#options.report(fault);
  }

  /** The server took the next key, and its answer got lost. */
  async #goOnWithNextKey(): Promise<void> {
    try {
      if (!(await this.#options.server.useNextKey())) return;
      this.#options.keyChanged();
      this.#connect();
    } catch (cause) {
      this.#options.report(cause);
    }
  }

  async #changeKey(): Promise<void> {
    if (this.#isChangingKey) return;
    this.#isChangingKey = true;
    try {
      await this.#options.server.replaceKey(this.#options.id);
      this.#options.keyChanged();
    } catch (cause) {
      // It is asked again at the next contact.
      this.#options.report(cause);
    } finally {
      this.#isChangingKey = false;
    }
  }
}

const withoutMoment = (report: DeviceReport): string =>
  JSON.stringify({ ...report, posture: { ...report.posture, readAt: null } });

function messageOf(text: string): ToDeviceMessage | null {
  try {
    return ToDeviceMessage.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
