import { randomUUID } from 'node:crypto';
import { type AuditEvent, auditEvent } from '@alongside/domain';
import { CodedError, PersonId, type TenantId } from '@alongside/protocol';
import type { Transaction } from '../../../platform/database/index.ts';
import { personActor, personTarget, STRANGER } from '../audit-actors.ts';
import { identityTables } from '../identity-tables.ts';
import { indexPeople } from '../people/index-people.ts';
import { findPerson, type PersonRow } from '../people/person-rows.ts';
import type { MappedClaims } from './mapped-claims.ts';
import type { TenantProvider } from './tenant-provider.ts';

export interface Match {
  readonly tenantId: TenantId;
  readonly provider: TenantProvider;
  readonly claims: MappedClaims;
  readonly address: string;
  readonly nowMs: number;
}

export interface MatchedPerson {
  readonly person: PersonRow;
  readonly events: readonly AuditEvent[];
}

const refuse = (reason: string): CodedError => new CodedError('SIGN_IN_FAILED', { reason });

/**
 * The person that a provider's claims are about. A subject of an issuer is the same person for ever; an e-mail address
 * only ever leads to a person whom an administrator put there for this issuer, and once.
 * @param tx sees the tenant; the address was found to be in one of the tenant's domains
 * @throws CodedError SIGN_IN_FAILED with `reason`
 */
export async function matchPerson(tx: Transaction, match: Match): Promise<MatchedPerson> {
  const known = await identityTables(tx)
    .selectFrom('identities')
    .select('person_id')
    .where('issuer', '=', match.provider.issuer)
    .where('subject', '=', match.claims.subject)
    .executeTakeFirst();
  const matched =
    known === undefined ? await meetNewSubject(tx, match) : await meet(tx, match, known.person_id);
  if (!matched.person.is_active) throw refuse('deactivated');
  return matched;
}

async function meetNewSubject(tx: Transaction, match: Match): Promise<MatchedPerson> {
  // Accounts of the embedded provider are tied to their person when they are made.
  if (match.provider.kind === 'embedded') throw refuse('unknown-account');
  if (!match.claims.isEmailVerified) throw refuse('email-unverified');
  const sameAddress = await identityTables(tx)
    .selectFrom('persons')
    .select(['id', 'may_link_issuer'])
    .where('email', '=', match.claims.email)
    .forUpdate()
    .executeTakeFirst();
  if (sameAddress === undefined) return provision(tx, match);
  if (sameAddress.may_link_issuer !== match.provider.issuer) throw refuse('email-of-another-person');
  await tie(tx, match, sameAddress.id);
  return meet(tx, match, sameAddress.id);
}

async function tie(tx: Transaction, match: Match, personId: PersonId): Promise<void> {
  const tables = identityTables(tx);
  const values = {
    tenant_id: match.tenantId,
    person_id: personId,
    issuer: match.provider.issuer,
    subject: match.claims.subject,
    created_at: new Date(match.nowMs),
  };
  const tied = await tables
    .insertInto('identities')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .execute();
  if (tied.length === 0) throw refuse('email-of-another-person');
  await tables.updateTable('persons').set({ may_link_issuer: null }).where('id', '=', personId).execute();
}

async function provision(tx: Transaction, match: Match): Promise<MatchedPerson> {
  const { claims } = match;
  const id = PersonId.parse(randomUUID());
  const made = await identityTables(tx)
    .insertInto('persons')
    .values({
      id,
      tenant_id: match.tenantId,
      email: claims.email,
      full_name: claims.fullName,
      first_name: claims.firstName,
      last_name: claims.lastName,
      job_title: claims.jobTitle,
      company: claims.company,
      roles: [],
      source: 'sign-in',
      created_at: new Date(match.nowMs),
    })
    // Somebody of the same address came at the same moment.
    .onConflict((conflict) => conflict.columns(['tenant_id', 'email']).doNothing())
    .returning('id')
    .execute();
  if (made.length === 0) throw refuse('email-of-another-person');
  await indexPeople(tx, [id]);
  await tie(tx, match, id);
  const person = await mustFind(tx, id);
  const event = auditEvent('person.provisioned', {
    at: match.nowMs,
    actor: STRANGER,
    target: personTarget(person),
    address: match.address,
    before: null,
    after: { email: claims.email },
  });
  return { person, events: [event] };
}

async function meet(tx: Transaction, match: Match, personId: PersonId): Promise<MatchedPerson> {
  const before = await mustFind(tx, personId);
  // With the embedded provider the profile itself is the source of the claims.
  if (match.provider.kind === 'embedded') return { person: before, events: [] };
  const changed = changesOf(before, match.claims, await isAddressFree(tx, match.claims.email));
  const names = Object.keys(changed) as (keyof Changes)[];
  if (names.length === 0) return { person: before, events: [] };
  await identityTables(tx).updateTable('persons').set(changed).where('id', '=', personId).execute();
  await indexPeople(tx, [personId]);
  const person = await mustFind(tx, personId);
  const event = auditEvent('person.profile-changed', {
    at: match.nowMs,
    actor: personActor(person),
    target: personTarget(person),
    address: match.address,
    before: fieldsOf(before, names),
    after: fieldsOf(person, names),
  });
  return { person, events: [event] };
}

const mustFind = async (tx: Transaction, personId: PersonId): Promise<PersonRow> => {
  const person = await findPerson(tx, personId);
  if (person === undefined) throw refuse('unknown-person');
  return person;
};

async function isAddressFree(tx: Transaction, email: string): Promise<boolean> {
  const holder = await identityTables(tx)
    .selectFrom('persons')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst();
  return holder === undefined;
}

type Changes = Pick<PersonRow, 'email' | 'full_name' | 'first_name' | 'last_name' | 'job_title' | 'company'>;

const FIELD_NAMES = {
  email: 'email',
  full_name: 'fullName',
  first_name: 'firstName',
  last_name: 'lastName',
  job_title: 'jobTitle',
  company: 'company',
} as const satisfies Record<keyof Changes, string>;

/** What the provider says differently. It keeps what it doesn't say; an address that isn't proven or free stays as it was. */
function changesOf(before: PersonRow, claims: MappedClaims, isFree: boolean): Partial<Changes> {
  const said: Changes = {
    email: claims.isEmailVerified && isFree ? claims.email : before.email,
    full_name: claims.fullName === claims.email ? before.full_name : claims.fullName,
    first_name: claims.firstName ?? before.first_name,
    last_name: claims.lastName ?? before.last_name,
    job_title: claims.jobTitle ?? before.job_title,
    company: claims.company ?? before.company,
  };
  const names = Object.keys(FIELD_NAMES) as (keyof Changes)[];
  return Object.fromEntries(
    names.filter((name) => said[name] !== before[name]).map((name) => [name, said[name]]),
  );
}

const fieldsOf = (person: PersonRow, names: readonly (keyof Changes)[]) =>
  Object.fromEntries(names.map((name) => [FIELD_NAMES[name], person[name]]));
