import {
  BROWSER_DEVICE,
  attachSide,
  joinSession,
  runCommand,
  startSession,
  type CommandOutcome,
  type Person,
  type Requester,
  type Session,
} from '@alongside/domain';
import type { QuestionId, SessionCode, SessionCommand, SessionId } from '@alongside/protocol';
import { FakeClock } from './fake-clock.ts';
import { inMemoryPorts, type InMemoryPorts } from './in-memory-ports.ts';
import { numberedTenant, samplePerson } from './sample-people.ts';
import { incarnation, questionId } from './sample-session.ts';

/** Two tenants with their people, and the use cases of sessions in memory. */
export class SessionWorld {
  readonly clock = new FakeClock();
  readonly tenantId = numberedTenant(1);
  readonly otherTenantId = numberedTenant(2);
  readonly ports: InMemoryPorts = inMemoryPorts(this.clock, [this.tenantId, this.otherTenantId]);
  readonly helper = this.#person('Hanna Berg', 1, ['help-desk-operator']);
  readonly sharer = this.#person('Sam Okoye', 2, []);
  readonly administrator = this.#person('Ada Minh', 3, ['administrator']);
  readonly colleague = this.#person('Cora Ruiz', 4, ['help-desk-operator']);
  readonly stranger = this.#stranger();
  #questions = 0;

  caller({ tenantId, personId }: Person, address: string | null = '192.0.2.1'): Requester {
    return { tenantId, personId, device: null, address };
  }

  start(helper: Person = this.helper): ReturnType<typeof startSession> {
    return startSession(this.ports, { caller: this.caller(helper) });
  }

  join(code: SessionCode, sharer: Person = this.sharer): ReturnType<typeof joinSession> {
    return joinSession(this.ports, {
      caller: this.caller(sharer),
      code,
      way: 'code',
      device: BROWSER_DEVICE,
    });
  }

  /** A session that has come to the trust screen. */
  async meet(helper: Person = this.helper, sharer: Person = this.sharer): Promise<SessionId> {
    const { code, session } = await this.start(helper);
    await this.join(code, sharer);
    return session.id;
  }

  /** A session in which the sharer has allowed viewing. */
  async activate(helper: Person = this.helper, sharer: Person = this.sharer): Promise<SessionId> {
    const sessionId = await this.meet(helper, sharer);
    const asked = this.nextQuestion();
    await this.say(helper, sessionId, { kind: 'ask', questionId: asked, mode: 'view' });
    await this.say(sharer, sessionId, { kind: 'answer', questionId: asked, isAllowed: true });
    return sessionId;
  }

  nextQuestion(): QuestionId {
    this.#questions += 1;
    return questionId(this.#questions);
  }

  say(person: Person, sessionId: SessionId, command: SessionCommand): Promise<CommandOutcome> {
    return runCommand(this.ports, { caller: this.caller(person), sessionId, command });
  }

  attach(person: Person, sessionId: SessionId, n = 1): ReturnType<typeof attachSide> {
    return attachSide(this.ports, {
      caller: this.caller(person),
      sessionId,
      incarnation: incarnation(n),
    });
  }

  /** The session as it is stored. */
  async stored(sessionId: SessionId): Promise<Session> {
    const session = await this.ports.sessions.find(this.tenantId, sessionId);
    if (session === null) throw new Error('There is no such session');
    return session;
  }

  /** Codes of the tenant's audit rows since the last call. */
  newAuditCodes(): string[] {
    const all = this.ports.audit.all(this.tenantId).map(({ code }) => code);
    return all.slice(this.#auditSeen, (this.#auditSeen = all.length));
  }
  #auditSeen = 0;

  #person(fullName: string, n: number, roles: Parameters<typeof samplePerson>[0]['roles'] & object): Person {
    const person = samplePerson({ n, tenantId: this.tenantId, fullName, roles });
    this.ports.directory.put(person);
    return person;
  }

  #stranger(): Person {
    const person = samplePerson({ n: 9, tenantId: this.otherTenantId, roles: ['administrator'] });
    this.ports.directory.put(person);
    return person;
  }
}
