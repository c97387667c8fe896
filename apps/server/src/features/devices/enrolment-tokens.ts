import { randomUUID } from 'node:crypto';
import { auditEvent, instantOf, SYSTEM_ACTOR } from '@alongside/domain';
import {
  CodedError,
  type DeviceOwnership,
  EnrolmentTokenId,
  type EnrolmentTokenView,
  type GroupId,
  type PersonId,
  type TenantId,
} from '@alongside/protocol';
import { sql } from 'kysely';
import { appendAudit } from '../../platform/audit/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import { readListCursor, writeListCursor } from '../../platform/search/index.ts';
import { groupTables, requireManagesAllDevices, requireMayAddTo } from '../directory/index.ts';
import { byCaller, findPerson, hashToken, makeToken, permissionsNow } from '../identity/index.ts';
import type { DevicePorts } from './device-ports.ts';
import { deviceTables } from './device-tables.ts';

const DAY_MS = 24 * 60 * 60_000;

interface NewToken {
  readonly name: string;
  readonly days: number;
  readonly uses: number | null;
  readonly ownership: DeviceOwnership;
  readonly groupIds: readonly GroupId[];
}

/**
 * @throws CodedError NOT_FOUND for a group that isn't one of devices that an administrator fills; PERMISSION_MISSING for one
 *   that the caller may not fill
 */
export async function createEnrolmentToken(
  ports: DevicePorts,
  caller: Caller,
  given: NewToken,
): Promise<{ token: string; enrolmentToken: EnrolmentTokenView }> {
  const nowMs = ports.clock.now();
  const token = makeToken();
  const id = EnrolmentTokenId.parse(randomUUID());
  return ports.database.inTenant(caller.tenantId, async (tx) => {
    const by = await byCaller(tx, caller, nowMs);
    const groups = await namedGroups(tx, given.groupIds);
    if (groups.length < new Set(given.groupIds).size) throw new CodedError('NOT_FOUND');
    await requireManagesAllDevices(tx, caller);
    await requireMayAddTo(
      tx,
      caller,
      groups.map((group) => group.id),
    );
    const expiresAt = new Date(nowMs + given.days * DAY_MS);
    await deviceTables(tx)
      .insertInto('enrolment_tokens')
      .values({
        id,
        tenant_id: caller.tenantId,
        name: given.name,
        token_hash: hashToken(token),
        ownership: given.ownership,
        group_ids: groups.map((group) => group.id),
        created_at: new Date(nowMs),
        created_by: await whoAnswersFor(tx, caller),
        expires_at: expiresAt,
        uses_left: given.uses,
      })
      .execute();
    const made = auditEvent('enrolment-token.made', {
      ...by,
      target: { kind: 'enrolment-token', id, name: given.name },
      before: null,
      after: {
        name: given.name,
        ownership: given.ownership,
        groups: groups.map(({ name }) => name),
        expiresAt: instantOf(expiresAt.getTime()),
        uses: given.uses,
      },
    });
    await appendAudit(tx, caller.tenantId, [made]);
    const [enrolmentToken] = await readTokens(tx, { id });
    if (enrolmentToken === undefined) throw new CodedError('NOT_FOUND');
    return { token, enrolmentToken };
  });
}

/** A service has somebody who answers for its token; they do for what it makes, too. */
async function whoAnswersFor(tx: Transaction, { token, personId }: Caller): Promise<PersonId | null> {
  if (token?.kind !== 'service') return personId;
  const { rows } = await sql<{ made_by: PersonId | null }>`
    select made_by from api_tokens where id = ${token.id}`.execute(tx);
  return rows[0]?.made_by ?? null;
}

/** Idempotent. @throws CodedError NOT_FOUND */
export async function revokeEnrolmentToken(
  ports: DevicePorts,
  caller: Caller,
  id: EnrolmentTokenId,
): Promise<void> {
  const nowMs = ports.clock.now();
  await ports.database.inTenant(caller.tenantId, async (tx) => {
    const by = await byCaller(tx, caller, nowMs);
    const row = await deviceTables(tx)
      .selectFrom('enrolment_tokens')
      .select(['name', 'revoked_at'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) throw new CodedError('NOT_FOUND');
    await requireManagesAllDevices(tx, caller);
    if (row.revoked_at !== null) return;
    await deviceTables(tx)
      .updateTable('enrolment_tokens')
      .set({ revoked_at: new Date(nowMs) })
      .where('id', '=', id)
      .execute();
    const target = { kind: 'enrolment-token', id, name: row.name } as const;
    await appendAudit(tx, caller.tenantId, [
      auditEvent('enrolment-token.revoked', { ...by, target, before: null, after: null }),
    ]);
  });
}

/** Newest first. */
export async function listEnrolmentTokens(
  tx: Transaction,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ items: EnrolmentTokenView[]; next: string | null; total: number }> {
  const cursor = readListCursor(after, 'age');
  const { total } = await deviceTables(tx)
    .selectFrom('enrolment_tokens')
    .select((is) => is.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await readTokens(tx, { behind: cursor, limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next =
    rows.length <= limit || last === undefined
      ? null
      : writeListCursor({ sort: 'age', key: last.createdAt, id: last.id });
  return { items, next, total };
}

interface TokensWanted {
  readonly id?: EnrolmentTokenId;
  readonly behind?: { readonly key: string; readonly id: string } | null;
  readonly limit?: number;
}

async function readTokens(
  tx: Transaction,
  { id, behind = null, limit = 1 }: TokensWanted,
): Promise<EnrolmentTokenView[]> {
  let query = deviceTables(tx)
    .$extendTables<{ persons: { id: PersonId; full_name: string } }>()
    .selectFrom('enrolment_tokens as t')
    .leftJoin('persons', 'persons.id', 't.created_by')
    .select(['t.id', 't.name', 't.ownership', 't.group_ids', 't.created_at', 't.created_by', 't.expires_at'])
    .select(['t.uses_left', 't.uses', 't.last_used_at', 't.revoked_at', 'persons.full_name']);
  if (id !== undefined) query = query.where('t.id', '=', id);
  if (behind !== null) {
    query = query.where(
      sql<boolean>`(t.created_at, t.id) < (${behind.key}::timestamptz, ${behind.id}::uuid)`,
    );
  }
  const rows = await query.orderBy('t.created_at', 'desc').orderBy('t.id', 'desc').limit(limit).execute();
  const groups = await namedGroups(tx, [...new Set(rows.flatMap((row) => row.group_ids))]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    ownership: row.ownership,
    groups: groups.filter((group) => row.group_ids.includes(group.id)),
    createdAt: instantOf(row.created_at.getTime()),
    createdBy:
      row.created_by === null || row.full_name === null
        ? null
        : { id: row.created_by, fullName: row.full_name },
    expiresAt: instantOf(row.expires_at.getTime()),
    usesLeft: row.uses_left,
    uses: row.uses,
    lastUsedAt: row.last_used_at === null ? null : instantOf(row.last_used_at.getTime()),
    revokedAt: row.revoked_at === null ? null : instantOf(row.revoked_at.getTime()),
  }));
}

async function namedGroups(
  tx: Transaction,
  ids: readonly GroupId[],
): Promise<{ id: GroupId; name: string }[]> {
  if (ids.length === 0) return [];
  return groupTables(tx)
    .selectFrom('groups')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('kind', '=', 'devices')
    .where('source', '=', 'manual')
    .orderBy('name')
    .execute();
}

/** A token that was found good; its use counts when the transaction does. */
interface UsedToken {
  readonly id: EnrolmentTokenId;
  readonly tenantId: TenantId;
  readonly name: string;
  readonly ownership: DeviceOwnership;
  readonly groupIds: readonly GroupId[];
}

/** Whose token it is; null: nobody's. @param tx across tenants */
export async function tenantOfEnrolmentToken(tx: Transaction, token: string): Promise<TenantId | null> {
  const row = await deviceTables(tx)
    .selectFrom('enrolment_tokens')
    .select('tenant_id')
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst();
  return row?.tenant_id ?? null;
}

type TokenRefusal = 'revoked' | 'expired' | 'used-up' | 'unbacked';

interface RefusedToken {
  readonly id: EnrolmentTokenId;
  readonly name: string;
  readonly refusal: TokenRefusal;
}

/** Keeps the token from others until the transaction ends. @returns why it isn't good any more, or the token */
export async function lockEnrolmentToken(
  tx: Transaction,
  token: string,
  nowMs: number,
): Promise<UsedToken | RefusedToken> {
  const row = await deviceTables(tx)
    .selectFrom('enrolment_tokens')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new CodedError('ENROLMENT_TOKEN_INVALID');
  const { id, name, ownership } = row;
  if (row.revoked_at !== null) return { id, name, refusal: 'revoked' };
  if (row.expires_at.getTime() <= nowMs) return { id, name, refusal: 'expired' };
  if (row.uses_left === 0) return { id, name, refusal: 'used-up' };
  if (!(await mayStillEnrol(tx, row.created_by))) return { id, name, refusal: 'unbacked' };
  return { id, tenantId: row.tenant_id, name, ownership, groupIds: row.group_ids };
}

/** Nobody leaves behind, in a token, what was taken from them. */
async function mayStillEnrol(tx: Transaction, madeBy: PersonId | null): Promise<boolean> {
  const person = madeBy === null ? undefined : await findPerson(tx, madeBy);
  if (person?.is_active !== true) return false;
  const { id, tenant_id, roles } = person;
  return (await permissionsNow(tx, { tenant_id, person_id: id, roles })).has('manage-devices');
}

/** Counts a device that was not known before, and puts it into the token's groups as far as they are still there. */
export async function useEnrolmentToken(
  tx: Transaction,
  token: UsedToken,
  { deviceId, nowMs }: { readonly deviceId: string; readonly nowMs: number },
): Promise<void> {
  await deviceTables(tx)
    .updateTable('enrolment_tokens')
    .set({
      uses_left: sql<number | null>`uses_left - 1`,
      uses: sql<number>`uses + 1`,
      last_used_at: new Date(nowMs),
    })
    .where('id', '=', token.id)
    .execute();
  await sql`insert into group_devices (tenant_id, group_id, device_id)
    select tenant_id, id, ${deviceId}::uuid from groups
    where id = any(${[...token.groupIds]}::uuid[]) and kind = 'devices' and source = 'manual'
    on conflict do nothing`.execute(tx);
}

/** The audit log is told this often of one token that is refused for one reason, with how often it was meanwhile. */
const REFUSAL_TOLD_EVERY_MS = 60 * 60_000;

/** Writes down that a device came with a token that isn't good. @param tx of the tenant, with the token locked */
export async function noteRefusal(
  tx: Transaction,
  { id, name, refusal }: RefusedToken,
  by: { readonly tenantId: TenantId; readonly address: string; readonly nowMs: number },
): Promise<void> {
  const tokens = deviceTables(tx);
  const { refusals, refusal_told_at, refusal_told } = await tokens
    .selectFrom('enrolment_tokens')
    .select(['refusals', 'refusal_told_at', 'refusal_told'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const times = refusals + 1;
  const isTold =
    refusal_told === refusal &&
    refusal_told_at !== null &&
    refusal_told_at.getTime() > by.nowMs - REFUSAL_TOLD_EVERY_MS;
  await tokens
    .updateTable('enrolment_tokens')
    .set(
      isTold
        ? { refusals: times }
        : { refusals: 0, refusal_told_at: new Date(by.nowMs), refusal_told: refusal },
    )
    .where('id', '=', id)
    .execute();
  if (isTold) return;
  const refused = auditEvent('device.enrolment-refused', {
    at: by.nowMs,
    actor: { ...SYSTEM_ACTOR, name: 'Enrolment' },
    address: by.address,
    result: 'refused',
    before: null,
    after: { reason: refusal, token: name, times },
  });
  await appendAudit(tx, by.tenantId, [refused]);
}
