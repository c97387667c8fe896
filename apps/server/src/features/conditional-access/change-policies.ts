import { CodedError } from '@alongside/protocol';
import { sql } from 'kysely';
import { accessChangesTopic } from '../../platform/access-changes/index.ts';
import { isUniqueViolation, type Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';
import type { ConditionalPorts } from './conditional-ports.ts';

/**
 * Changes policies, or networks that they name: one after the other in a tenant, for of two changes at the same moment each
 * could leave a way back that the other takes.
 *
 * @throws CodedError POLICY_NAME_TAKEN
 */
export async function changePolicies<Result>(
  { database, bus }: ConditionalPorts,
  { tenantId }: Caller,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const locked = async (tx: Transaction): Promise<Result> => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`access policies ${tenantId}`}, 0))`.execute(
      tx,
    );
    return work(tx);
  };
  const changed = await database.inTenant(tenantId, locked).catch((error: unknown) => {
    throw isUniqueViolation(error) ? new CodedError('POLICY_NAME_TAKEN', {}, { cause: error }) : error;
  });
  bus.publish(accessChangesTopic, {});
  return changed;
}
