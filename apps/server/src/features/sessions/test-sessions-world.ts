import { randomBytes, randomUUID } from 'node:crypto';
import {
  BROWSER_DEVICE,
  joinSession,
  startSession,
  type Bus,
  runCommand,
  type Person,
  type Requester,
  type SessionPorts,
} from '@alongside/domain';
import { GrantId, QuestionId, SessionId, TenantId, type SessionCode } from '@alongside/protocol';
import {
  FakeClock,
  inMemoryPorts,
  samplePerson,
  type InMemoryPorts,
  type SamplePerson,
} from '@alongside/testkit';
import { DatabaseAuditLog } from '../../platform/audit/index.ts';
import { DatabaseTryLimiter } from '../../platform/limits/index.ts';
import { InProcessBus } from '../../platform/bus/index.ts';
import { KeyedCodeHasher } from '../../platform/codes/index.ts';
import type { Database, Migration } from '../../platform/database/index.ts';
import { createLog } from '../../platform/log/index.ts';
import type { TestEngine } from '../../platform/database/test-engines.ts';
import { nodeLeasesMigration } from '../../platform/nodes/index.ts';
import { devicesMigration } from '../devices/index.ts';
import { AnnouncingSessionStore } from './announcing-session-store.ts';
import { sessionsMigration } from './migrations/0201-sessions.ts';
import { timelineReasonsMigration } from './migrations/0203-timeline-reasons.ts';
import { heldSidesMigration } from './migrations/0306-held-sides.ts';
import { DatabaseSessionStore } from './database-session-store.ts';

const START_MS = Date.UTC(2026, 2, 10, 9);

/** The tables of sessions. Nodes hold devices too, so there are tables of those. */
export const SESSION_MIGRATIONS: readonly Migration[] = [
  sessionsMigration,
  timelineReasonsMigration,
  devicesMigration,
  nodeLeasesMigration,
  heldSidesMigration,
];

const CODE_KEY = randomBytes(32);

interface WorldParts {
  readonly database: Database;
  readonly clock: FakeClock;
  readonly tenantIds: readonly [TenantId, TenantId];
  readonly memory: InMemoryPorts;
}

/** Two tenants with people, in a real database under a clock that the test moves. Directory and settings are in memory. */
export class TestSessionsWorld {
  readonly database: Database;
  readonly clock: FakeClock;
  readonly bus: Bus = new InProcessBus(createLog('silent'));
  readonly tenantId: TenantId;
  readonly otherTenantId: TenantId;
  readonly memory: InMemoryPorts;
  readonly ports: SessionPorts;

  private constructor({ database, clock, tenantIds, memory }: WorldParts) {
    this.database = database;
    this.clock = clock;
    [this.tenantId, this.otherTenantId] = tenantIds;
    this.memory = memory;
    this.ports = {
      ...memory,
      sessions: new AnnouncingSessionStore(new DatabaseSessionStore(database), this.bus),
      audit: new DatabaseAuditLog(database),
      codes: new KeyedCodeHasher(CODE_KEY),
      tries: new DatabaseTryLimiter(database, clock),
      ids: {
        sessionId: () => SessionId.parse(randomUUID()),
        grantId: () => GrantId.parse(randomUUID()),
      },
      randomness: { bytes: (count) => randomBytes(count) },
    };
  }

  static async open(engine: TestEngine, migrations: readonly Migration[] = []): Promise<TestSessionsWorld> {
    return TestSessionsWorld.on(await engine.open([...SESSION_MIGRATIONS, ...migrations]));
  }

  /** Two new tenants in a database that is there. */
  static async on(database: Database): Promise<TestSessionsWorld> {
    const tenantIds = [TenantId.parse(randomUUID()), TenantId.parse(randomUUID())] as const;
    await database.acrossTenants('make the tenants of a test', (tx) =>
      tx
        .insertInto('tenants')
        .values(tenantIds.map((id) => ({ id, name: 'Test', created_at: new Date(START_MS) })))
        .execute(),
    );
    const clock = new FakeClock(START_MS);
    return new TestSessionsWorld({ database, clock, tenantIds, memory: inMemoryPorts(clock, tenantIds) });
  }

  /** The same data as another process finds it: nothing that the one before publishes reaches it. */
  afterKill(): TestSessionsWorld {
    const { database, clock, memory } = this;
    return new TestSessionsWorld({ database, clock, memory, tenantIds: [this.tenantId, this.otherTenantId] });
  }

  close(): Promise<void> {
    return this.database.close();
  }

  person(n: number, sample: Partial<Omit<SamplePerson, 'n'>> = {}): Person {
    const person = samplePerson({ n, tenantId: this.tenantId, ...sample });
    this.memory.directory.put(person);
    return person;
  }

  requester({ tenantId, personId }: Person): Requester {
    return { tenantId, personId, device: null, address: '192.0.2.7' };
  }

  async start(helper: Person): Promise<{ sessionId: SessionId; code: SessionCode }> {
    const { session, code } = await startSession(this.ports, { caller: this.requester(helper) });
    return { sessionId: session.id, code };
  }

  async meet(helper: Person, sharer: Person): Promise<SessionId> {
    const { sessionId, code } = await this.start(helper);
    const caller = this.requester(sharer);
    await joinSession(this.ports, { caller, code, way: 'code', device: BROWSER_DEVICE });
    return sessionId;
  }

  /** A session in which the helper sees the sharer's screen. */
  async share(helper: Person, sharer: Person): Promise<SessionId> {
    const sessionId = await this.meet(helper, sharer);
    const questionId = QuestionId.parse(randomUUID());
    await runCommand(this.ports, {
      caller: this.requester(helper),
      sessionId,
      command: { kind: 'ask', questionId, mode: 'view' },
    });
    await runCommand(this.ports, {
      caller: this.requester(sharer),
      sessionId,
      command: { kind: 'answer', questionId, isAllowed: true },
    });
    return sessionId;
  }

  async leave(person: Person, sessionId: SessionId): Promise<void> {
    await runCommand(this.ports, { caller: this.requester(person), sessionId, command: { kind: 'leave' } });
  }

  /** Rows of the tenant's audit log, oldest first. */
  auditRows(tenantId = this.tenantId): Promise<readonly { code: string; after: unknown }[]> {
    return this.database.inTenant(tenantId, (tx) =>
      tx.selectFrom('audit_log').select(['code', 'after']).orderBy('n').execute(),
    );
  }
}
