import {
  type AgentMe,
  CodedError,
  type DeviceFacts,
  type DeviceId,
  type ErrorCode,
} from '@alongside/protocol';
import { z } from 'zod';
import type { KeyStore } from '../key-store/key-store.ts';
import type { HelpServer } from '../server/help-server.ts';
import { signInByBrowser } from '../sign-in/sign-in-by-browser.ts';
import type { SystemBrowser } from '../system-browser/system-browser.ts';
import type { SystemLog } from '../system-log/system-log.ts';

const NAME = 'sign-in';
const SIGN_IN_TIMEOUT_MS = 10 * 60_000;

const Stored = z.strictObject({ origin: z.string(), token: z.string() });

/** Answers after which the sign-in is worth nothing any more. */
const OVER: readonly ErrorCode[] = ['SIGN_IN_REQUIRED', 'SIGN_IN_EXPIRED', 'DEVICE_RETIRED'];

/** What is kept of a sign-in; null: there is none. Rejects with the key store's errors. */
export async function storedSignIn(keyStore: KeyStore): Promise<z.infer<typeof Stored> | null> {
  const text = await keyStore.get(NAME);
  if (text === null) return null;
  try {
    return Stored.parse(JSON.parse(text));
  } catch {
    // Of another version of the program: signing in again mends it.
    return null;
  }
}

export interface AccountPorts {
  readonly keyStore: KeyStore;
  readonly browser: SystemBrowser;
  /** @param token null: signed out */
  connect(origin: string, token: string | null): Promise<HelpServer>;
  deviceFacts(): Promise<DeviceFacts>;
  /** The server knows this device by the person's sign-in. */
  enrolled(origin: string, deviceId: DeviceId): void;
  /** Shown by the browser when it came back, HTML. */
  readonly donePage: string;
  readonly log: SystemLog;
}

export interface OpenAccount {
  readonly server: HelpServer;
  readonly me: AgentMe;
}

/** The sign-in of this person on this device, kept in the key store. Everything rejects with CodedError or AgentError. */
export class Account {
  readonly #ports: AccountPorts;

  constructor(ports: AccountPorts) {
    this.#ports = ports;
  }

  /** Goes on with the sign-in of a former start; null: there is none, or it is over. @throws CodedError DEVICE_RETIRED, once */
  async restore(origin: string): Promise<OpenAccount | null> {
    const stored = await storedSignIn(this.#ports.keyStore);
    if (stored?.origin !== origin) return null;
    const server = await this.#ports.connect(origin, stored.token);
    try {
      const me = await server.me();
      this.#ports.enrolled(origin, me.device.id);
      return { server, me };
    } catch (cause) {
      if (!isOver(cause)) throw cause;
      await this.forget();
      if (isRetired(cause)) throw cause;
      return null;
    }
  }

  async signIn(origin: string, signal: AbortSignal): Promise<OpenAccount> {
    const { browser, donePage, keyStore, log } = this.#ports;
    const server = await this.#ports.connect(origin, null);
    const device = await this.#ports.deviceFacts();
    const { me, token } = await signInByBrowser({
      server,
      browser,
      device,
      donePage,
      signal: AbortSignal.any([signal, AbortSignal.timeout(SIGN_IN_TIMEOUT_MS)]),
    });
    await keyStore.set(NAME, JSON.stringify({ origin, token }));
    const { device: enrolled, tenant, person } = me;
    this.#ports.enrolled(origin, enrolled.id);
    log.write({ kind: 'signed-in', device: enrolled.id, tenant: tenant.id, person: person.personId });
    return { server, me };
  }

  /** On this device in any case; at the server if it can be told. */
  async signOut({ server }: OpenAccount): Promise<void> {
    await this.forget();
    this.#ports.log.write({ kind: 'signed-out' });
    await server.signOut();
  }

  forget(): Promise<void> {
    return this.#ports.keyStore.delete(NAME);
  }
}

export const isOver = (cause: unknown): boolean => cause instanceof CodedError && OVER.includes(cause.code);

/** The person is told: signing in again doesn't help. */
export const isRetired = (cause: unknown): boolean =>
  cause instanceof CodedError && cause.code === 'DEVICE_RETIRED';
