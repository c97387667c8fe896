import type { AccessPolicyFields, AccessPolicyView } from '@alongside/protocol';
import { CodedError } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';
import { policyOf, type PolicyRow } from './access-policies.ts';

/** Where a policy names something, and what. */
interface Reference {
  readonly pointer: string;
  readonly id: string;
  readonly kind: 'person' | 'group' | 'network';
}

type Referring = Partial<Pick<AccessPolicyFields, 'who' | 'conditions' | 'then'>>;

function* referencesOf({ who, conditions, then }: Referring): Generator<Reference> {
  const many = function* (
    kind: Reference['kind'],
    place: string,
    ids: readonly string[],
  ): Generator<Reference> {
    for (const [index, id] of ids.entries()) yield { kind, id, pointer: `/body/${place}/${index}` };
  };
  if (who !== undefined) {
    if (who.people !== 'all') {
      yield* many('person', 'who/people/people', who.people.people);
      yield* many('group', 'who/people/groups', who.people.groups);
    }
    yield* many('person', 'who/except/people', who.except.people);
    yield* many('group', 'who/except/groups', who.except.groups);
  }
  if (conditions?.networks !== undefined) {
    yield* many('network', 'conditions/networks/of', conditions.networks.of);
  }
  if (then?.kind !== 'require') return;
  for (const [index, requirement] of then.of.entries()) {
    if (requirement.kind === 'approval') {
      yield* many('group', `then/of/${index}/approvers`, requirement.approvers);
    }
  }
}

/** Names of the people, groups of people and networks among these ids that the transaction's tenant has. */
async function namesOf(tx: Transaction, references: readonly Reference[]): Promise<Map<string, string>> {
  if (references.length === 0) return new Map();
  const ids = (kind: Reference['kind']): string[] => [
    ...new Set(references.filter((each) => each.kind === kind).map(({ id }) => id)),
  ];
  const { rows } = await sql<{ kind: string; id: string; name: string }>`
    select 'person' as kind, id, full_name as name from persons where id = any(${ids('person')}::uuid[])
    union all
    select 'group', id, name from groups where kind = 'people' and id = any(${ids('group')}::uuid[])
    union all
    select 'network', id, name from named_networks where id = any(${ids('network')}::uuid[])`.execute(tx);
  return new Map(rows.map(({ kind, id, name }) => [`${kind} ${id}`, name]));
}

const FAULTS_MAX = 20;

/** @throws CodedError REQUEST_MALFORMED with where the policy names somebody or something that isn't there */
export async function requireReferences(tx: Transaction, fields: Referring): Promise<void> {
  const references = [...referencesOf(fields)];
  const names = await namesOf(tx, references);
  const faults = references
    .filter(({ kind, id }) => !names.has(`${kind} ${id}`))
    .slice(0, FAULTS_MAX)
    .map(({ pointer }) => ({ pointer, reason: 'unknown' }));
  if (faults.length > 0) throw new CodedError('REQUEST_MALFORMED', { faults });
}

/** Policies as administrators see them. */
export async function viewsOf(tx: Transaction, rows: readonly PolicyRow[]): Promise<AccessPolicyView[]> {
  const policies = rows.map((row) => ({ row, policy: policyOf(row) }));
  const references = policies.map(({ policy }) => [...referencesOf(policy)]);
  const names = await namesOf(tx, references.flat());
  return policies.map(({ row, policy }, index) => ({
    ...policy,
    names: Object.fromEntries(
      (references[index] ?? []).flatMap(({ kind, id }) => {
        const name = names.get(`${kind} ${id}`);
        return name === undefined ? [] : [[id, name]];
      }),
    ),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }));
}
