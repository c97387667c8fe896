import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { SessionPorts } from '@alongside/domain';
import { type BuiltInRole, EmailAddress, type PersonId, type TenantId } from '@alongside/protocol';
import {
  InMemoryAuditLog,
  InMemoryBus,
  inMemoryPorts,
  InMemorySessionStore,
  InMemoryTryLimiter,
} from '@alongside/testkit';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { migrations } from '../../compose.ts';
import { type Database, platformMigration } from '../../platform/database/index.ts';
import type { TestEngine } from '../../platform/database/test-engines.ts';
import { type Authenticator, createHttpServer } from '../../platform/http/index.ts';
import { OutboundNetworks } from '../../platform/outbound/index.ts';
import type { DnsResolver } from './domains/dns-resolver.ts';
import { hashPassword } from './embedded-provider/password-hashes.ts';
import { makeIdentityKeys } from './embedded-provider/provider-keys.ts';
import type { IdentityPorts } from './identity-ports.ts';
import { DatabaseDirectory } from './people/database-directory.ts';
import { registerIdentity } from './register-identity.ts';
import type { SignInGate } from './relying-party/sign-in-gate.ts';
import { NO_COUNTRIES } from '../../platform/countries/index.ts';
import { DatabaseAccessReader } from '../roles/index.ts';
import { AnnouncingSessionStore } from '../sessions/index.ts';
import { DatabaseSettingsStore } from './settings/database-settings-store.ts';
import { makeMember, makeOrganisation } from './setup/make-organisation.ts';
import { ServerSetup } from './setup/server-setup.ts';
import { CookieAuthenticator } from './sign-ins/cookie-authenticator.ts';
import { TestBrowser } from './test-browser.ts';

/** Real time that a test can put forward: the libraries below read the system's clock. */
export class ForwardClock {
  #aheadMs = 0;

  now(): number {
    return Date.now() + this.#aheadMs;
  }

  forward(ms: number): void {
    this.#aheadMs += ms;
  }
}

class TestDns implements DnsResolver {
  readonly records = new Map<string, string[]>();

  textRecords(name: string): Promise<readonly string[]> {
    return Promise.resolve(this.records.get(name) ?? []);
  }
}

export const GOOD_PASSWORD = 'violet kettle under seven bridges';
/** Made once: a hash takes a while, and what it is made of doesn't matter to most tests. */
const goodHash = hashPassword(GOOD_PASSWORD);

export interface TestMember {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly email: EmailAddress;
}

/** What a test adds to identity. */
export interface MoreOfServer {
  /** What people reach it at, if that isn't where it listens. */
  readonly origin?: string;
  /** Default: public ones. */
  readonly networks?: OutboundNetworks;
  /** Default: everybody comes in whom the provider knows. */
  gate?(ports: IdentityPorts): SignInGate;
  authenticator(pages: Authenticator, ports: IdentityPorts): Authenticator;
  register(app: FastifyInstance, ports: IdentityPorts, sessions: SessionPorts): void;
}

const NOTHING_MORE: MoreOfServer = {
  authenticator: (pages) => pages,
  register: () => undefined,
};

/** A whole server, as far as identity goes, on a port of its own, with a real database. */
export class TestIdentityWorld {
  readonly app: FastifyInstance;
  readonly ports: IdentityPorts;
  readonly clock: ForwardClock;
  readonly bus: InMemoryBus;
  readonly dns: TestDns;
  readonly setup: ServerSetup;
  /** Every line that was logged. */
  readonly log: string[];

  private constructor(
    parts: Pick<TestIdentityWorld, 'app' | 'ports' | 'clock' | 'bus' | 'dns' | 'setup' | 'log'>,
  ) {
    ({
      app: this.app,
      ports: this.ports,
      clock: this.clock,
      bus: this.bus,
      dns: this.dns,
      setup: this.setup,
      log: this.log,
    } = parts);
  }

  /** @param origin what people reach it at, if that isn't where it listens */
  static open(engine: TestEngine, origin?: string): Promise<TestIdentityWorld> {
    return TestIdentityWorld.openWith(engine, {
      ...NOTHING_MORE,
      ...(origin === undefined ? {} : { origin }),
    });
  }

  /** With what stands on identity. */
  static async openWith(engine: TestEngine, more: MoreOfServer): Promise<TestIdentityWorld> {
    // All of them, whatever is registered: people refer to tables of other features.
    const database = await engine.open(migrations.filter((migration) => migration !== platformMigration));
    return TestIdentityWorld.on(database, more);
  }

  /** On a database that is there already, as after a restart. */
  static async on(database: Database, more: MoreOfServer = NOTHING_MORE): Promise<TestIdentityWorld> {
    const log: string[] = [];
    const logger = pino({ level: 'debug' }, { write: (text: string) => void log.push(text) });
    const clock = new ForwardClock();
    const bus = new InMemoryBus();
    const dns = new TestDns();
    // The origin has to be known before there is a port: it is part of what the provider signs.
    const port = await freePort();
    const ports: IdentityPorts = {
      database,
      bus,
      clock,
      dns,
      logger,
      networks: more.networks ?? new OutboundNetworks(),
      tries: new InMemoryTryLimiter(clock),
      settings: new DatabaseSettingsStore(database),
      keys: await makeIdentityKeys(),
      origin: more.origin ?? `http://localhost:${port}`,
    };
    const authenticator = new CookieAuthenticator(ports);
    const app = await createHttpServer({
      origin: ports.origin,
      authenticator: more.authenticator(authenticator, ports),
      log: logger,
    });
    const setup = new ServerSetup(ports);
    const sessions = sessionPorts(ports);
    const gate = more.gate?.(ports);
    registerIdentity(app, { ports, authenticator, setup, sessions, ...(gate === undefined ? {} : { gate }) });
    more.register(app, ports, sessions);
    await app.listen({ host: 'localhost', port });
    return new TestIdentityWorld({ app, ports, clock, bus, dns, setup, log });
  }

  get origin(): string {
    return this.ports.origin;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.ports.database.close();
  }

  browser(): TestBrowser {
    const { port } = this.app.server.address() as AddressInfo;
    return new TestBrowser(this.origin, `http://localhost:${port}`);
  }

  /** A browser in which somebody is signed in. */
  async signedIn(email: string, password = GOOD_PASSWORD): Promise<TestBrowser> {
    const browser = this.browser();
    await browser.signIn(email, password);
    return browser;
  }

  organisation(domain: string, name = domain, isDomainVerified = false): Promise<TenantId> {
    return this.ports.database.acrossTenants('an organisation of a test', (tx) =>
      makeOrganisation(tx, {
        name,
        settings: { isEnabled: true, areUnenrolledDevicesAllowed: true },
        domain,
        isDomainVerified,
        nowMs: this.clock.now(),
      }),
    );
  }

  /** Somebody with the good password. */
  async member(tenantId: TenantId, address: string, roles: readonly BuiltInRole[] = []): Promise<TestMember> {
    const email = EmailAddress.parse(address);
    const passwordHash = await goodHash;
    const personId = await this.ports.database.acrossTenants('a member of a test', (tx) =>
      makeMember(tx, {
        tenantId,
        organisation: 'Test',
        email,
        fullName: `Person ${address.slice(0, address.indexOf('@'))}`,
        jobTitle: null,
        roles,
        passwordHash,
        nowMs: this.clock.now(),
      }),
    );
    return { tenantId, personId, email };
  }

  auditRows(tenantId: TenantId) {
    return this.ports.database.inTenant(tenantId, (tx) =>
      tx.selectFrom('audit_log').selectAll().orderBy('n').execute(),
    );
  }

  async auditCodes(tenantId: TenantId): Promise<string[]> {
    return (await this.auditRows(tenantId)).map(({ code }) => code);
  }
}

/** Sessions themselves are another feature's: here they are in memory, people and settings are real. */
function sessionPorts(ports: IdentityPorts): SessionPorts {
  return {
    ...inMemoryPorts(ports.clock, []),
    sessions: new AnnouncingSessionStore(new InMemorySessionStore(new InMemoryAuditLog()), ports.bus),
    directory: new DatabaseDirectory(ports.database),
    access: new DatabaseAccessReader({ ...ports, countryOf: NO_COUNTRIES }),
    settings: ports.settings,
  };
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A domain that no other test has. */
export const someDomain = (): string => `d${randomBytes(6).toString('hex')}.example`;
export const someId = (): string => randomUUID();
