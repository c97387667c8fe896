import {
  type AccessQuestion,
  type AccessReader,
  deviceOf,
  explainAccess,
  partiesOf,
  sharerOf,
  type Finding,
  type Requester,
  type Session,
} from '@alongside/domain';
import {
  AccessMissing,
  type CodedError,
  type Mode,
  type PersonId,
  type Side,
  type SignInId,
} from '@alongside/protocol';
import { z } from 'zod';
import { appendAudit } from '../../platform/audit/index.ts';
import { byCaller } from '../identity/index.ts';
import { askForApproval } from './approvals.ts';
import type { ConditionalPorts } from './conditional-ports.ts';
import { conditionalTables } from './conditional-tables.ts';
import { rememberSignIn } from './session-sign-ins.ts';
import { reportsOf } from './would-apply.ts';

/** A page or an agent that is on one side of a session. */
interface Party extends Requester {
  readonly signInId: SignInId;
}

interface SessionConditionsPorts extends ConditionalPorts {
  readonly access: AccessReader;
}

/** What conditional access does about a session besides deciding: remembers, reports, and asks for approval. */
export class SessionConditions {
  readonly #ports: SessionConditionsPorts;

  constructor(ports: SessionConditionsPorts) {
    this.#ports = ports;
  }

  /** Somebody is on a side: from now on policies are held against this sign-in of theirs. */
  async handleArrival(session: Session, side: Side, caller: Party): Promise<void> {
    const { tenantId, signInId } = caller;
    await rememberSignIn(this.#ports.database, { tenantId, sessionId: session.id, side, signInId });
    await this.#report(session, caller, null);
  }

  /** The helper asked, and it was put to the sharer. */
  async handleAsk(session: Session, caller: Party, mode: Mode): Promise<void> {
    await this.#report(session, caller, mode);
  }

  /** The helper asked and was refused. Where approval is what is missing, those who may give it are asked. */
  async handleRefusal(
    session: Session,
    caller: Party,
    { mode, error }: { readonly mode: Mode; readonly error: CodedError },
  ): Promise<void> {
    const missing = z.array(AccessMissing).catch([]).parse(error.details['missing']);
    const policies = new Set(
      missing.flatMap(({ reason, on }) => (reason === 'needs-approval' && on !== undefined ? [on] : [])),
    );
    if (policies.size === 0 || !missing.every(({ on }) => on !== undefined && policies.has(on))) return;
    const { actor, address } = await this.#ports.database.inTenant(session.tenantId, (tx) =>
      byCaller(tx, { personId: caller.personId, address: caller.address ?? '' }, this.#ports.clock.now()),
    );
    await askForApproval(this.#ports, { session, mode, policies: [...policies], actor, address });
  }

  async #report(session: Session, caller: Party, mode: Mode | null): Promise<void> {
    if (!(await this.#hasReported(session))) return;
    const { access, clock, database } = this.#ports;
    const sharer = sharerOf(session);
    const device = deviceOf(session);
    const state = await access.read({
      tenantId: session.tenantId,
      helper: asked(session.helper.personId, caller),
      sharer: sharer === null ? null : asked(sharer.personId, caller),
      deviceId: device?.id ?? null,
      sessionId: session.id,
    });
    const parties = device === null ? null : partiesOf(state, device);
    const question = questionOf(state.helper, parties, mode);
    if (question === null) return;
    const findings = explainAccess(question, state.facts).flatMap(({ evidence }) =>
      evidence.flatMap(findingOf),
    );
    const nowMs = clock.now();
    await database.inTenant(session.tenantId, async (tx) => {
      const { actor } = await byCaller(
        tx,
        { personId: caller.personId, address: caller.address ?? '' },
        nowMs,
      );
      const { tenantId, personId, address } = caller;
      const own = findings.filter(({ side }) => mode !== null || isOn(session, side, personId));
      const occasion = { tenantId, personId, actor, address, nowMs, at: 'session', mode } as const;
      await appendAudit(tx, tenantId, await reportsOf(tx, own, occasion));
    });
  }

  async #hasReported({ tenantId }: Session): Promise<boolean> {
    const row = await this.#ports.database.inTenant(tenantId, (tx) =>
      conditionalTables(tx)
        .selectFrom('access_policies')
        .select('id')
        .where('state', '=', 'report-only')
        .limit(1)
        .executeTakeFirst(),
    );
    return row !== undefined;
  }
}

const asked = (personId: PersonId, { personId: own, signInId }: Party) =>
  personId === own ? { personId, signInId } : { personId };

const isOn = (session: Session, side: Side, personId: PersonId): boolean =>
  (side === 'helper' ? session.helper : sharerOf(session))?.personId === personId;

type Parties = NonNullable<ReturnType<typeof partiesOf>>;

function questionOf(
  helper: Parties['helper'] | null,
  parties: Parties | null,
  mode: Mode | null,
): AccessQuestion | null {
  if (parties !== null) {
    return mode === null ? { kind: 'join', ...parties } : { kind: 'mode', mode, ...parties };
  }
  return helper === null ? null : { kind: 'start', helper };
}

function findingOf(
  evidence: ReturnType<typeof explainAccess>[number]['evidence'][number],
): readonly Finding[] {
  if (evidence.kind !== 'policy') return [];
  const { id: policyId, name: policyName, side, state, outcome, isMet } = evidence;
  return [{ policyId, policyName, side, state, outcome, isMet }];
}
