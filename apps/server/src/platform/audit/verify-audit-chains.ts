import type { Database } from '../database/index.ts';
import { type AuditVerification, verifyAuditChain } from './verify-audit-chain.ts';

interface ChainsReport {
  readonly isWhole: boolean;
  /** For a terminal, one per organisation and one per hash that was expected and isn't there. */
  readonly lines: readonly string[];
}

/** Verifies the chain of every tenant. @param expectedHashes of rows that must still be there */
export async function verifyAuditChains(
  database: Database,
  expectedHashes: readonly string[],
): Promise<ChainsReport> {
  const tenants = await database.acrossTenants('every organisation is verified', (tx) =>
    tx.selectFrom('tenants').select(['id', 'name']).orderBy('name').execute(),
  );
  const lines: string[] = [];
  let isWhole = true;
  for (const { id, name } of tenants) {
    const verified = await verifyAuditChain(database, id);
    lines.push(`${name} (${id}): ${sentence(verified)}`);
    isWhole &&= verified.fault === null;
  }
  const lost = await hashesThatAreGone(database, expectedHashes);
  lines.push(
    ...lost.map(
      (hash) => `No row has the expected hash ${hash}: the log was written anew, or is another one.`,
    ),
  );
  if (tenants.length === 0) lines.push('There is no organisation yet.');
  return { isWhole: isWhole && lost.length === 0, lines };
}

const KINDS = {
  changed: 'was changed',
  missing: 'is missing',
  reordered: 'is in another place',
} as const;

const sentence = ({ rows, fault, hash }: AuditVerification): string =>
  fault === null
    ? `whole, ${rows} rows, last hash ${hash}`
    : `BROKEN: row ${fault.n} ${KINDS[fault.kind]}; the ${rows} rows before it fit`;

async function hashesThatAreGone(database: Database, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const found = await database.acrossTenants('every organisation is verified', (tx) =>
    tx.selectFrom('audit_log').select('hash').where('hash', 'in', hashes).execute(),
  );
  const there = new Set(found.map(({ hash }) => hash));
  return hashes.filter((hash) => !there.has(hash));
}
