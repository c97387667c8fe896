import type { Account } from 'oidc-provider';
import { z } from 'zod';
import type { Database } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';

/** What the embedded provider says of an account; undefined where there is none or its person is deactivated. */
export async function findProviderAccount(database: Database, subject: string): Promise<Account | undefined> {
  const id = z.uuid().safeParse(subject);
  if (!id.success) return undefined;
  const person = await database.acrossTenants('claims of an embedded account', (tx) =>
    identityTables(tx)
      .selectFrom('accounts')
      .innerJoin('persons', 'persons.id', 'accounts.person_id')
      .select(['email', 'full_name', 'first_name', 'last_name', 'job_title', 'company'])
      .where('accounts.id', '=', id.data)
      .where('persons.is_active', '=', true)
      .executeTakeFirst(),
  );
  if (person === undefined) return undefined;
  return {
    accountId: id.data,
    claims: () => ({
      sub: id.data,
      email: person.email,
      email_verified: true,
      name: person.full_name,
      given_name: person.first_name ?? undefined,
      family_name: person.last_name ?? undefined,
      job_title: person.job_title ?? undefined,
      company: person.company ?? undefined,
    }),
  };
}
