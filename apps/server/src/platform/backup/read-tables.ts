import { type QueryExecutorProvider, sql } from 'kysely';

/** What Kysely keeps of the structure's own steps. */
const OF_MIGRATIONS = ['schema_migrations', 'schema_migrations_lock'];

export interface TableShape {
  readonly name: string;
  /** Those that a row is made of; what the database computes from them isn't among them. */
  readonly columns: readonly string[];
  /** Columns of the primary key, in its order. */
  readonly order: readonly string[];
}

/** Every table that holds data, by name. */
export async function readTables(db: QueryExecutorProvider): Promise<TableShape[]> {
  const { rows } = await sql<{ name: string; columns: string[]; order: string[] }>`
    select c.relname::text as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select array_agg(a.attname::text order by place) from pg_index i
        cross join lateral unnest(i.indkey::int[]) with ordinality as key(attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = key.attnum
        where i.indrelid = c.oid and i.indisprimary), '{}'::text[]) as "order"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`.execute(db);
  return rows.filter(({ name }) => !OF_MIGRATIONS.includes(name));
}
