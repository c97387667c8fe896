import { CodedError, type PeopleBulkAction, type PersonId } from '@alongside/protocol';
import type { Transaction } from '../../../platform/database/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { byCaller } from '../audit-actors.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { announceEndedAccess, changeActivity } from './change-activity.ts';
import { holdingMore } from './may-give-roles.ts';

interface BulkFailure {
  readonly id: PersonId;
  readonly code: 'NOT_FOUND' | 'LAST_ADMINISTRATOR' | 'PERMISSION_MISSING';
}

interface BulkChange {
  /** Those who weren't so before. */
  readonly changed: readonly PersonId[];
  readonly failed: readonly BulkFailure[];
}

/** In one transaction, so that the audit chain isn't held for long. */
const CHUNK = 100;

export type ActivityAction = Extract<PeopleBulkAction, { kind: 'deactivate' | 'reactivate' }>;

/** Deactivates or reactivates many; whoever can't be is named, and the others are done. */
export async function changeActivityOfMany(
  ports: IdentityPorts,
  caller: Caller,
  { ids, action }: { readonly ids: readonly PersonId[]; readonly action: ActivityAction },
): Promise<{ done: number; changed: PersonId[]; failed: BulkFailure[] }> {
  const wanted = [...new Set(ids)];
  const known = new Set(await ports.database.inTenant(caller.tenantId, (tx) => knownAmong(tx, wanted)));
  const failed: BulkFailure[] = wanted
    .filter((id) => !known.has(id))
    .map((id) => ({ id, code: 'NOT_FOUND' }));
  const changed: PersonId[] = [];
  const here = wanted.filter((id) => known.has(id));
  for (let at = 0; at < here.length; at += CHUNK) {
    const chunk = await changeChunk(ports, caller, { ids: here.slice(at, at + CHUNK), action });
    changed.push(...chunk.changed);
    failed.push(...chunk.failed);
  }
  return { done: wanted.length - failed.length, changed, failed };
}

async function knownAmong(tx: Transaction, ids: readonly PersonId[]): Promise<PersonId[]> {
  const rows = await identityTables(tx)
    .selectFrom('persons')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(({ id }) => id);
}

/** Those who may do more than the caller stay as they are; of the others see `changeAll`. */
async function changeChunk(
  ports: IdentityPorts,
  caller: Caller,
  { ids, action }: { readonly ids: readonly PersonId[]; readonly action: ActivityAction },
): Promise<BulkChange> {
  const above = await ports.database.inTenant(caller.tenantId, (tx) => holdingMore(tx, caller, ids));
  const refused = [...above].map((id) => ({ id, code: 'PERMISSION_MISSING' as const }));
  const others = ids.filter((id) => !above.has(id));
  if (others.length === 0) return { changed: [], failed: refused };
  const { changed, failed } = await changeAll(ports, caller, { ids: others, action });
  return { changed, failed: [...refused, ...failed] };
}

/** All of them at once; where that would leave nobody to administer, halves of them, down to who is the last one. */
async function changeAll(
  ports: IdentityPorts,
  caller: Caller,
  { ids, action }: { readonly ids: readonly PersonId[]; readonly action: ActivityAction },
): Promise<BulkChange> {
  const change = { tenantId: caller.tenantId, ids, isActive: action.kind === 'reactivate' };
  try {
    const done = await ports.database.inTenant(caller.tenantId, async (tx) =>
      changeActivity(tx, await byCaller(tx, caller, ports.clock.now()), change),
    );
    await announceEndedAccess(ports, done);
    return { changed: done.changed, failed: [] };
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'LAST_ADMINISTRATOR') throw error;
    const [only] = ids;
    if (only !== undefined && ids.length === 1) {
      return { changed: [], failed: [{ id: only, code: 'LAST_ADMINISTRATOR' }] };
    }
    const middle = Math.ceil(ids.length / 2);
    const first = await changeAll(ports, caller, { ids: ids.slice(0, middle), action });
    const second = await changeAll(ports, caller, { ids: ids.slice(middle), action });
    return {
      changed: [...first.changed, ...second.changed],
      failed: [...first.failed, ...second.failed],
    };
  }
}
