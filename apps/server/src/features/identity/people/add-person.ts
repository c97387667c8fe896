import { randomUUID } from 'node:crypto';
import { auditEvent } from '@alongside/domain';
import {
  type BuiltInRole,
  CodedError,
  type EmailAddress,
  PersonId,
  type PersonSummary,
} from '@alongside/protocol';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { byCaller, personTarget } from '../audit-actors.ts';
import { tenantOfDomain } from '../domains/tenant-of-domain.ts';
import { createAccount } from '../embedded-provider/create-account.ts';
import { identityTables } from '../identity-tables.ts';
import type { RelyingParty } from '../relying-party/begin-sign-in.ts';
import { domainOf } from '../relying-party/mapped-claims.ts';
import { providerOf, type TenantProvider } from '../relying-party/tenant-provider.ts';
import { indexPeople } from './index-people.ts';
import { invitationLink, makeInvitation } from './invitations.ts';
import { requireMayGiveRoles } from './may-give-roles.ts';
import { summarise } from './person-summaries.ts';

interface NewPerson {
  readonly email: EmailAddress;
  readonly fullName: string;
  readonly jobTitle: string | null;
  readonly roles: readonly BuiltInRole[];
}

interface AddedPerson {
  readonly person: PersonSummary;
  /** null where another provider than the embedded one is used: there is no password to set. */
  readonly invitationLink: string | null;
}

/** @throws CodedError SIGN_IN_UNKNOWN_DOMAIN, EMAIL_TAKEN */
export async function addPerson(party: RelyingParty, caller: Caller, given: NewPerson): Promise<AddedPerson> {
  const { ports, sealing } = party;
  requireMayGiveRoles(caller, [], given.roles);
  const tenantId = await ports.database.acrossTenants('the tenant of a new person’s address', (tx) =>
    tenantOfDomain(tx, domainOf(given.email)),
  );
  if (tenantId !== caller.tenantId) throw new CodedError('SIGN_IN_UNKNOWN_DOMAIN');
  const nowMs = ports.clock.now();
  return ports.database.inTenant(tenantId, async (tx) => {
    const provider = await providerOf(tx, tenantId, sealing);
    const id = await insertPerson(tx, { caller, given, provider, nowMs });
    const token = provider.kind === 'embedded' ? await invite(tx, { id, tenantId }, nowMs) : null;
    await audit(tx, { caller, given, id, isInvited: token !== null }, nowMs);
    return {
      person: await summarise(tx, id, nowMs),
      invitationLink: token === null ? null : invitationLink(ports.origin, token),
    };
  });
}

interface Insertion {
  readonly caller: Caller;
  readonly given: NewPerson;
  readonly provider: TenantProvider;
  readonly nowMs: number;
}

async function insertPerson(
  tx: Transaction,
  { caller, given, provider, nowMs }: Insertion,
): Promise<PersonId> {
  const tenant = await tx
    .selectFrom('tenants')
    .select('name')
    .where('id', '=', caller.tenantId)
    .executeTakeFirstOrThrow();
  const made = await identityTables(tx)
    .insertInto('persons')
    .values({
      id: PersonId.parse(randomUUID()),
      tenant_id: caller.tenantId,
      email: given.email,
      full_name: given.fullName,
      job_title: given.jobTitle,
      company: tenant.name,
      roles: [...new Set(given.roles)],
      // The administrator vouches for the address: the provider's first subject with it is this person.
      may_link_issuer: provider.kind === 'oidc' ? provider.issuer : null,
      created_at: new Date(nowMs),
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'email']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) throw new CodedError('EMAIL_TAKEN');
  await indexPeople(tx, [made.id]);
  return made.id;
}

async function invite(
  tx: Transaction,
  person: { id: PersonId; tenantId: Caller['tenantId'] },
  nowMs: number,
): Promise<string> {
  await createAccount(tx, { tenantId: person.tenantId, personId: person.id, passwordHash: null, nowMs });
  return makeInvitation(tx, person, nowMs);
}

interface Added {
  readonly caller: Caller;
  readonly given: NewPerson;
  readonly id: PersonId;
  readonly isInvited: boolean;
}

async function audit(tx: Transaction, { caller, given, id, isInvited }: Added, nowMs: number): Promise<void> {
  const about = {
    ...(await byCaller(tx, caller, nowMs)),
    target: personTarget({ id, full_name: given.fullName }),
  };
  const added = auditEvent('person.added', {
    ...about,
    before: null,
    after: { email: given.email, roles: given.roles },
  });
  const invited = auditEvent('person.invitation-made', { ...about, before: null, after: null });
  await appendAudit(tx, caller.tenantId, isInvited ? [added, invited] : [added]);
}
