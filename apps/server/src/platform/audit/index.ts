export type { ByCaller } from './by-caller.ts';
export { appendAudit } from './append-audit.ts';
export type { StoredAuditRow } from './audit-row.ts';
export { DatabaseAuditLog } from './database-audit-log.ts';
export { verifyAuditChain } from './verify-audit-chain.ts';
export { verifyAuditChains } from './verify-audit-chains.ts';
export { auditEventOf } from './audit-row.ts';
