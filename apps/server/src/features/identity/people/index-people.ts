import type { PersonId } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';
import { searchColumns } from './search-columns.ts';

/**
 * Brings up to date what people are sorted and found by. Called in the transaction that wrote a name, an address or a
 * job title.
 */
export async function indexPeople(tx: Transaction, ids: readonly PersonId[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await identityTables(tx)
    .selectFrom('persons')
    .select(['id', 'full_name', 'email', 'job_title'])
    .where('id', 'in', ids)
    .execute();
  const keys = rows.map((row) => ({
    id: row.id,
    ...searchColumns({ fullName: row.full_name, email: row.email, jobTitle: row.job_title }),
  }));
  const words = keys.flatMap(({ id, words: each }) => each.map((word) => ({ id, word })));
  await sql`update persons p set name_key = k.name_key
    from unnest(${keys.map(({ id }) => id)}::uuid[], ${keys.map(({ nameKey }) => nameKey)}::text[]) as k(id, name_key)
    where p.id = k.id and p.name_key <> k.name_key`.execute(tx);
  await sql`delete from person_words w where w.person_id = any(${[...ids]}::uuid[]) and not exists (
    select 1 from unnest(${words.map(({ id }) => id)}::uuid[], ${words.map(({ word }) => word)}::text[]) as k(id, word)
    where k.id = w.person_id and k.word = w.word)`.execute(tx);
  await sql`insert into person_words (tenant_id, person_id, word)
    select p.tenant_id, p.id, k.word
    from unnest(${words.map(({ id }) => id)}::uuid[], ${words.map(({ word }) => word)}::text[]) as k(id, word)
    join persons p on p.id = k.id
    on conflict do nothing`.execute(tx);
}
