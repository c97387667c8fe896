import {
  type ConditionalPolicy,
  type Finding,
  type Person,
  signInFindingsOf,
  unmetOf,
} from '@alongside/domain';
import { CodedError, PersonId, type Side } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import { groupsOfPerson } from '../directory/index.ts';
import { latestSignIn, signInOf, type SignInRow } from '../identity/index.ts';
import { policiesInForce } from './access-policies.ts';
import type { ConditionalPorts } from './conditional-ports.ts';
import { namedNetworks } from './named-networks.ts';
import { factsOfSignIn, type Places } from './read-conditional-facts.ts';
import { sideAtSignIn } from './side-at-sign-in.ts';

/** A sign-in of somebody who might be kept out by it. */
interface Judged {
  readonly person: Pick<Person, 'personId' | 'groups'>;
  readonly side: Side;
  readonly row: SignInRow;
}

interface Guard {
  readonly tx: Transaction;
  readonly policies: readonly ConditionalPolicy[];
  readonly places: Places;
  readonly nowMs: number;
}

/**
 * Refuses policies by which nobody could change them back: who saves them must be able to sign in the way they are
 * signed in, from where they are; where a service saves them, or somebody who doesn't manage roles, some administrator
 * must. Called in the transaction that has written them.
 *
 * @throws CodedError POLICY_LOCKS_OUT with `reason` (`self`, `administrators`) and the names of `policies`
 */
export async function requireWayBack(
  tx: Transaction,
  ports: Pick<ConditionalPorts, 'countryOf' | 'clock'>,
  caller: Caller,
): Promise<void> {
  const guard: Guard = {
    tx,
    policies: (await policiesInForce(tx)).filter(({ state }) => state === 'on'),
    places: { networks: await namedNetworks(tx), countryOf: ports.countryOf },
    nowMs: ports.clock.now(),
  };
  if (guard.policies.length === 0) return;
  if (caller.token === null) await requireOwnWayBack(guard, caller);
  // Whoever may not take roles away doesn't keep everybody out who may, either.
  if (caller.token !== null || !caller.permissions.has('manage-roles')) await requireSomeWayBack(guard);
}

async function requireOwnWayBack(guard: Guard, caller: Caller): Promise<void> {
  const { tx, nowMs } = guard;
  const row = await signInOf(tx, { id: caller.signInId, personId: caller.personId }, nowMs);
  if (row === undefined) throw new CodedError('SIGN_IN_REQUIRED');
  const lost = keepingOut(guard, {
    person: { personId: caller.personId, groups: await groupsOfPerson(tx, caller.personId) },
    side: sideAtSignIn(caller.permissions),
    row: { ...row, address: caller.address },
  });
  if (lost.length > 0) throw lockedOut('self', lost);
}

const ADMINISTRATORS_MAX = 50;

/** Of those who manage roles, directly or by groups, those who signed in last. */
async function requireSomeWayBack(guard: Guard): Promise<void> {
  const { tx, nowMs } = guard;
  const { rows } = await sql<{ id: string }>`
    with recursive holding(id) as (
      select m.group_id from role_assignments a
      left join roles r on r.id = a.role_id
      join assignment_members m on m.assignment_id = a.id
      where a.built_in = 'administrator' or 'manage-roles' = any(r.permissions)
      union
      select g.child_id from holding h join group_groups g on g.parent_id = h.id
    )
    select id from persons p where is_active and ('administrator' = any(roles)
      or exists (select from group_people m join holding h on h.id = m.group_id where m.person_id = p.id))
    order by last_sign_in_at desc nulls last limit ${ADMINISTRATORS_MAX}`.execute(tx);
  let lost: readonly Finding[] = [];
  for (const { id } of rows) {
    const personId = PersonId.parse(id);
    const row = await latestSignIn(tx, { personId, deviceId: null }, nowMs);
    if (row === undefined) continue;
    const person = { personId, groups: await groupsOfPerson(tx, personId) };
    lost = keepingOut(guard, { person, side: 'helper', row });
    if (lost.length === 0) return;
  }
  throw lockedOut('administrators', lost);
}

/** A fresh sign-in is always to be had; a second factor isn't, by who hasn't shown one. */
function keepingOut({ policies, places, nowMs }: Guard, judged: Judged): readonly Finding[] {
  const { side, person, row } = judged;
  const findings = signInFindingsOf(policies, {
    side,
    person: { id: person.personId, groups: person.groups },
    ...factsOfSignIn(row, places),
    now: nowMs,
  });
  return unmetOf(findings).filter(({ outcome }) => outcome !== 'fresh-sign-in');
}

const lockedOut = (reason: 'self' | 'administrators', lost: readonly Finding[]): CodedError =>
  new CodedError('POLICY_LOCKS_OUT', {
    reason,
    policies: [...new Set(lost.map(({ policyName }) => policyName))].slice(0, 20),
  });
