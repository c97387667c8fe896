import { randomUUID } from 'node:crypto';
import {
  type BuiltInRole,
  defaultTenantSettings,
  DomainId,
  type EmailAddress,
  PersonId,
  TenantId,
  type TenantSettings,
} from '@alongside/protocol';
import type { Transaction } from '../../../platform/database/index.ts';
import { createAccount } from '../embedded-provider/create-account.ts';
import { indexPeople } from '../people/index-people.ts';
import { identityTables } from '../identity-tables.ts';
import { makeToken } from '../one-time-token.ts';
import { writeSettings } from '../settings/database-settings-store.ts';

interface NewOrganisation {
  readonly name: string;
  readonly settings: Partial<TenantSettings>;
  readonly domain: string;
  /** Shown as verified without a DNS record: for the demo alone. */
  readonly isDomainVerified: boolean;
  readonly nowMs: number;
}

/** @param tx sees all tenants */
export async function makeOrganisation(tx: Transaction, organisation: NewOrganisation): Promise<TenantId> {
  const tenantId = TenantId.parse(randomUUID());
  const now = new Date(organisation.nowMs);
  await tx.insertInto('tenants').values({ id: tenantId, name: organisation.name, created_at: now }).execute();
  await writeSettings(tx, tenantId, { ...defaultTenantSettings, ...organisation.settings });
  await identityTables(tx)
    .insertInto('domains')
    .values({
      id: DomainId.parse(randomUUID()),
      tenant_id: tenantId,
      name: organisation.domain,
      token: makeToken(),
      is_founding: true,
      verified_at: organisation.isDomainVerified ? now : null,
      created_at: now,
    })
    .execute();
  return tenantId;
}

interface NewMember {
  readonly tenantId: TenantId;
  readonly organisation: string;
  readonly email: EmailAddress;
  readonly fullName: string;
  readonly jobTitle: string | null;
  readonly roles: readonly BuiltInRole[];
  readonly passwordHash: string;
  readonly nowMs: number;
}

/** A person with an account whose password is known already. @param tx sees all tenants */
export async function makeMember(tx: Transaction, member: NewMember): Promise<PersonId> {
  const id = PersonId.parse(randomUUID());
  await identityTables(tx)
    .insertInto('persons')
    .values({
      id,
      tenant_id: member.tenantId,
      email: member.email,
      full_name: member.fullName,
      job_title: member.jobTitle,
      company: member.organisation,
      roles: [...member.roles],
      created_at: new Date(member.nowMs),
    })
    .execute();
  await indexPeople(tx, [id]);
  await createAccount(tx, {
    tenantId: member.tenantId,
    personId: id,
    passwordHash: member.passwordHash,
    nowMs: member.nowMs,
  });
  return id;
}
