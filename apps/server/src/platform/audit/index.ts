export { appendAudit } from './append-audit.ts';
export { DatabaseAuditTrail } from './database-audit-trail.ts';
