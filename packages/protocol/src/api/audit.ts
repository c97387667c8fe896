import { z } from 'zod';
import { Instant } from '../text.ts';
import { fileResponse, page, PageQuery, route } from './route.ts';

const JsonObject = z.record(z.string(), z.json());

/** A row of the audit log: who, what, on what, from where, result, before and after. */
export const AuditRow = z.object({
  /** Counts from 1 in each tenant, without a gap. */
  n: z.int().min(1),
  at: Instant,
  /** Code of the catalogue in `domain`, such as `session.grant-given`; text under `audit.<code>`. */
  code: z.string().max(80),
  severity: z.enum(['info', 'notice', 'warning', 'alert']),
  actor: z.object({
    kind: z.enum(['person', 'token', 'system']),
    id: z.string().nullable(),
    name: z.string(),
  }),
  target: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }).nullable(),
  address: z.string().nullable(),
  result: z.enum(['done', 'refused', 'failed']),
  before: JsonObject.nullable(),
  after: JsonObject.nullable(),
  hash: z.string(),
});
export type AuditRow = z.infer<typeof AuditRow>;

export const AuditFilter = z.object({
  search: z.string().max(200).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  code: z.string().max(80).optional(),
  severity: AuditRow.shape.severity.optional(),
});

const access = { kind: 'permission', anyOf: ['view-audit-log'] } as const;

export const auditLogRoute = route({
  name: 'auditLog',
  method: 'GET',
  path: '/audit',
  access,
  summary: 'The audit log, newest first',
  query: AuditFilter.extend(PageQuery),
  response: page(AuditRow),
});

export const exportAuditRoute = route({
  name: 'exportAudit',
  method: 'GET',
  path: '/audit/export',
  access,
  summary: 'The audit log as a file (CSV or JSON)',
  query: AuditFilter.extend({ format: z.enum(['csv', 'json']) }),
  response: fileResponse,
});

export const verifyAuditRoute = route({
  name: 'verifyAudit',
  method: 'POST',
  path: '/audit/verify',
  access,
  summary: 'Verify the hash chain now',
  response: z.object({
    rows: z.int(),
    /** The first row that doesn't fit, and how; null: the chain is whole. */
    fault: z.object({ n: z.int(), kind: z.enum(['changed', 'missing', 'reordered']) }).nullable(),
  }),
});
