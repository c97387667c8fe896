import type { Clock, Timer } from '@alongside/peer';
import type { DeviceFacts, DeviceId, DeviceReport } from '@alongside/protocol';
import { codedFault } from '../core/coded-fault.ts';
import type { KeyStore } from '../key-store/key-store.ts';
import type { DeviceServer } from '../server/device-server.ts';
import type { SystemLog } from '../system-log/system-log.ts';
import { DeviceLink } from './device-link.ts';
import { type Enrolment, forgetEnrolment, loadEnrolment, saveEnrolment } from './enrolment-store.ts';

const RETRY_MS = 30_000;
/** After a token was refused: an administrator may have put another one in its place. */
const REFUSED_RETRY_MS = 60 * 60_000;

export interface DeviceEnrolmentOptions {
  readonly keyStore: KeyStore;
  readonly clock: Clock;
  readonly random: () => number;
  readonly connect: (origin: string) => DeviceServer;
  readonly deviceFacts: () => Promise<DeviceFacts>;
  /** Reads what the device is now; never throws. */
  readonly readReport: () => Promise<DeviceReport>;
  /** Of the machine's settings; null: somebody signs in. */
  readonly token: string | null;
  readonly log: SystemLog;
  readonly report: (cause: unknown) => void;
}

/** What this device is to its server, by a token or by the sign-in of a person, and its link while the agent runs. */
export class DeviceEnrolment {
  readonly #options: DeviceEnrolmentOptions;
  #enrolment: Enrolment | null = null;
  #link: DeviceLink | null = null;
  #timer: Timer | null = null;
  #isStopped = false;

  constructor(options: DeviceEnrolmentOptions) {
    this.#options = options;
  }

  /**
   * Goes on as the device of a former start, or enrols by the token. Never waits for the server.
   * @param origin null: there is no server yet
   */
  async start(origin: string | null): Promise<void> {
    try {
      const stored = await loadEnrolment(this.#options.keyStore);
      if (this.#isStopped || this.#enrolment !== null) return;
      if (stored !== null && (origin === null || stored.origin === origin)) this.#serve(stored);
      else if (origin !== null) await this.#enrolByToken(origin);
    } catch (cause) {
      this.#options.report(cause);
    }
  }

  /** Somebody has signed in on this device. Never throws. */
  async signedIn(origin: string, deviceId: DeviceId): Promise<void> {
    const isSame = this.#enrolment?.origin === origin && this.#enrolment.deviceId === deviceId;
    if (isSame && this.#link !== null) return;
    await this.#enrolled({ origin, deviceId });
  }

  /** The device is offline when this returns. Idempotent. */
  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
    this.#link?.stop();
    this.#link = null;
  }

  async #enrolByToken(origin: string): Promise<void> {
    const { token, connect, deviceFacts, clock, report } = this.#options;
    if (token === null || this.#isStopped || this.#enrolment !== null) return;
    const again = (inMs: number): void => {
      this.#timer = clock.setTimer(inMs, () => void this.#enrolByToken(origin));
    };
    try {
      const { id } = await connect(origin).enrol(token, await deviceFacts());
      await this.#enrolled({ origin, deviceId: id });
    } catch (cause) {
      const { code } = codedFault(cause);
      if (code !== 'SERVER_UNREACHABLE') report(cause);
      again(code === 'ENROLMENT_TOKEN_INVALID' || code === 'DEVICE_RETIRED' ? REFUSED_RETRY_MS : RETRY_MS);
    }
  }

  async #enrolled(enrolment: Enrolment): Promise<void> {
    if (this.#isStopped) return;
    const { keyStore, log, report } = this.#options;
    this.#serve(enrolment);
    log.write({ kind: 'enrolled', device: enrolment.deviceId });
    try {
      await saveEnrolment(keyStore, enrolment);
    } catch (cause) {
      report(cause);
    }
  }

  #serve(enrolment: Enrolment): void {
    const { connect, clock, random, readReport, log, report } = this.#options;
    this.#timer?.cancel();
    this.#link?.stop();
    this.#enrolment = enrolment;
    this.#link = new DeviceLink({
      id: enrolment.deviceId,
      server: connect(enrolment.origin),
      clock,
      random,
      readReport,
      report,
      unenrolled: () => void this.#unenrolled(enrolment),
      keyChanged: () => {
        log.write({ kind: 'key-changed', device: enrolment.deviceId });
      },
    });
  }

  async #unenrolled({ deviceId }: Enrolment): Promise<void> {
    this.#enrolment = null;
    this.#link = null;
    this.#options.log.write({ kind: 'unenrolled', device: deviceId });
    try {
      await forgetEnrolment(this.#options.keyStore);
    } catch (cause) {
      this.#options.report(cause);
    }
  }
}
