import { sql } from 'kysely';
import { NODE_SILENCE_MS } from '../../platform/nodes/index.ts';
import { printTable } from '../../platform/terminal/index.ts';
import type { OperatorAnswer } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';

interface NodeRow {
  readonly id: string;
  readonly beat_at: Date;
  readonly is_alive: boolean;
}

/** The database, and which processes serve it. */
export async function readStatus(ports: OperatorPorts): Promise<OperatorAnswer> {
  const { version, engine, migrations, pendingMigrations } = ports;
  const counts =
    pendingMigrations.length === 0 ? await readCounts(ports) : { nodes: [], tenants: 0, people: 0 };
  const { nodes, tenants, people } = counts;
  const alive = nodes.filter(({ isAlive }) => isAlive).length;
  const steps =
    pendingMigrations.length === 0
      ? `up to date (${migrations.length} steps)`
      : `${pendingMigrations.length} steps behind: ${pendingMigrations.join(', ')}`;
  return {
    lines: [
      `Version        ${version}`,
      `Database       ${engine}, ${steps}`,
      `Processes      ${alive} alive`,
      `Organisations  ${tenants}`,
      `People         ${people}`,
    ],
    data: {
      version,
      database: { engine, isUpToDate: pendingMigrations.length === 0, pending: [...pendingMigrations] },
      nodes,
      tenants,
      people,
    },
    isBad: pendingMigrations.length > 0,
  };
}

interface Counts {
  readonly nodes: { readonly id: string; readonly beatAt: string; readonly isAlive: boolean }[];
  readonly tenants: number;
  readonly people: number;
}

const readCounts = ({ database }: OperatorPorts): Promise<Counts> =>
  database.acrossTenants('the operator asks how it is', async (tx) => {
    // By the clock of the database, as the nodes do it.
    const { rows: nodes } = await sql<NodeRow>`
      select id, beat_at, beat_at > now() - make_interval(secs => ${NODE_SILENCE_MS / 1_000}) as is_alive
      from nodes order by beat_at desc`.execute(tx);
    const { rows: counts } = await sql<{ tenants: number; people: number }>`
      select (select count(*) from tenants) as tenants, (select count(*) from persons) as people`.execute(tx);
    return {
      nodes: nodes.map(({ id, beat_at, is_alive }) => ({
        id,
        beatAt: beat_at.toISOString(),
        isAlive: is_alive,
      })),
      tenants: counts[0]?.tenants ?? 0,
      people: counts[0]?.people ?? 0,
    };
  });

export async function listTenants({ database }: OperatorPorts): Promise<OperatorAnswer> {
  const found = await database.acrossTenants('the operator lists organisations', async (tx) => {
    const { rows } = await sql<{ id: string; name: string; created_at: Date; people: number }>`
      select id, name, created_at, (select count(*) from persons where tenant_id = tenants.id) as people
      from tenants order by name, id`.execute(tx);
    return rows;
  });
  const data = found.map(({ id, name, created_at, people }) => ({
    id,
    name,
    people,
    createdAt: created_at.toISOString(),
  }));
  const table = data.map(({ id, name, people, createdAt }) => [name, String(people), createdAt, id]);
  return {
    lines:
      data.length === 0
        ? ['There is no organisation yet.']
        : [printTable([['Organisation', 'People', 'Since', 'Id'], ...table])],
    data,
    isBad: false,
  };
}
