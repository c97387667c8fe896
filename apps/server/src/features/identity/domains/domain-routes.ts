import { randomUUID } from 'node:crypto';
import { auditEvent } from '@alongside/domain';
import {
  CodedError,
  DomainId,
  type DomainView,
  addDomainRoute,
  listDomainsRoute,
  removeDomainRoute,
  verifyDomainRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { appendAudit } from '../../../platform/audit/index.ts';
import { isUniqueViolation, type Transaction } from '../../../platform/database/index.ts';
import { type Caller, serve } from '../../../platform/http/index.ts';
import { byCaller } from '../audit-actors.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { makeToken } from '../one-time-token.ts';

const RECORD_PREFIX = '_alongside';
const VALUE_PREFIX = 'alongside-verification=';
const DOMAINS_MAX = 100;

interface DomainRow {
  readonly id: DomainId;
  readonly name: string;
  readonly token: string;
  readonly is_founding: boolean;
  readonly verified_at: Date | null;
}

const viewOf = (row: DomainRow): DomainView => ({
  id: row.id,
  name: row.name,
  verifiedAt: row.verified_at?.toISOString() ?? null,
  record: { name: `${RECORD_PREFIX}.${row.name}`, value: VALUE_PREFIX + row.token },
});

interface DomainFact {
  readonly code: 'domain.added' | 'domain.verified' | 'domain.verification-failed' | 'domain.removed';
  readonly domain: DomainRow;
}

async function record(tx: Transaction, caller: Caller, fact: DomainFact, nowMs: number): Promise<void> {
  const { id, name } = fact.domain;
  const event = auditEvent(fact.code, {
    ...(await byCaller(tx, caller, nowMs)),
    target: { kind: 'domain', id, name },
    result: fact.code === 'domain.verification-failed' ? 'failed' : 'done',
    before: null,
    after: { name },
  });
  await appendAudit(tx, caller.tenantId, [event]);
}

async function mustFind(tx: Transaction, id: DomainId): Promise<DomainRow> {
  const row = await identityTables(tx)
    .selectFrom('domains')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new CodedError('NOT_FOUND');
  return row;
}

/** Whether another tenant has proven the domain, or was set up with it. */
const isHeld = (ports: IdentityPorts, name: string): Promise<boolean> =>
  ports.database.acrossTenants('whether a domain is another tenant’s', async (tx) => {
    const held = await identityTables(tx)
      .selectFrom('domains')
      .select('id')
      .where('name', '=', name)
      .where((where) => where.or([where('verified_at', 'is not', null), where('is_founding', '=', true)]))
      .execute();
    return held.length > 0;
  });

async function addDomain(ports: IdentityPorts, caller: Caller, name: string): Promise<DomainView> {
  if (await isHeld(ports, name)) throw new CodedError('DOMAIN_TAKEN');
  const nowMs = ports.clock.now();
  return ports.database.inTenant(caller.tenantId, async (tx) => {
    const tables = identityTables(tx);
    const present = await tables.selectFrom('domains').select('id').execute();
    if (present.length >= DOMAINS_MAX) throw new CodedError('CONFLICT');
    const domain = await tables
      .insertInto('domains')
      .values({
        id: DomainId.parse(randomUUID()),
        tenant_id: caller.tenantId,
        name,
        token: makeToken(),
        is_founding: false,
        created_at: new Date(nowMs),
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'name']).doNothing())
      .returningAll()
      .executeTakeFirst();
    if (domain === undefined) throw new CodedError('DOMAIN_TAKEN');
    await record(tx, caller, { code: 'domain.added', domain }, nowMs);
    return viewOf(domain);
  });
}

async function verifyDomain(ports: IdentityPorts, caller: Caller, id: DomainId): Promise<DomainView> {
  const domain = await ports.database.inTenant(caller.tenantId, (tx) => mustFind(tx, id));
  const { name, value } = viewOf(domain).record;
  const records = await ports.dns.textRecords(name);
  const isProven = records.some((text) => text.trim() === value);
  const isTaken =
    isProven && domain.verified_at === null && !domain.is_founding && (await isHeld(ports, domain.name));
  if (!isProven || isTaken)
    return refuse(ports, caller, domain, isTaken ? 'DOMAIN_TAKEN' : 'DOMAIN_NOT_VERIFIED');
  try {
    return await markVerified(ports, caller, domain);
  } catch (error) {
    // Another tenant has proven it since.
    if (isUniqueViolation(error)) return refuse(ports, caller, domain, 'DOMAIN_TAKEN');
    throw error;
  }
}

function markVerified(ports: IdentityPorts, caller: Caller, domain: DomainRow): Promise<DomainView> {
  const nowMs = ports.clock.now();
  return ports.database.inTenant(caller.tenantId, async (tx) => {
    const verified = await identityTables(tx)
      .updateTable('domains')
      .set({ verified_at: domain.verified_at ?? new Date(nowMs) })
      .where('id', '=', domain.id)
      .returningAll()
      .executeTakeFirstOrThrow(() => new CodedError('NOT_FOUND'));
    await record(tx, caller, { code: 'domain.verified', domain }, nowMs);
    return viewOf(verified);
  });
}

/** Writes down that a domain couldn't be verified. @throws CodedError the one that is named */
async function refuse(
  ports: IdentityPorts,
  caller: Caller,
  domain: DomainRow,
  code: 'DOMAIN_TAKEN' | 'DOMAIN_NOT_VERIFIED',
): Promise<never> {
  const failed = { code: 'domain.verification-failed', domain } as const;
  await ports.database.inTenant(caller.tenantId, (tx) => record(tx, caller, failed, ports.clock.now()));
  throw new CodedError(code);
}

/** Domains in which somebody of the tenant has an address stay: their people couldn't sign in any more. */
async function removeDomain(ports: IdentityPorts, caller: Caller, id: DomainId): Promise<void> {
  await ports.database.inTenant(caller.tenantId, async (tx) => {
    const domain = await mustFind(tx, id);
    const tables = identityTables(tx);
    const inUse = await tables
      .selectFrom('persons')
      .select('id')
      .where('is_active', '=', true)
      .where('email', 'like', `%@${domain.name}`)
      .limit(1)
      .execute();
    if (inUse.length > 0) throw new CodedError('CONFLICT');
    await tables.deleteFrom('domains').where('id', '=', id).execute();
    await record(tx, caller, { code: 'domain.removed', domain }, ports.clock.now());
  });
}

/** The domains whose addresses belong to a tenant. */
export function registerDomains(app: FastifyInstance, ports: IdentityPorts): void {
  serve(app, listDomainsRoute, async ({ caller }) => {
    const rows = await ports.database.inTenant(caller.tenantId, (tx) =>
      identityTables(tx).selectFrom('domains').selectAll().orderBy('name').execute(),
    );
    return { items: rows.map(viewOf) };
  });
  serve(app, addDomainRoute, ({ caller, body }) => addDomain(ports, caller, body.name));
  serve(app, verifyDomainRoute, ({ caller, params }) => verifyDomain(ports, caller, params.domainId));
  serve(app, removeDomainRoute, async ({ caller, params }) => {
    await removeDomain(ports, caller, params.domainId);
    return undefined;
  });
}
