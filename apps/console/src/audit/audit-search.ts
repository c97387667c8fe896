import { AuditRow } from '@alongside/protocol';
import { z } from 'zod';
import { instantAtEndOf, instantAtStartOf } from '../list/day-range.ts';
import { lenient } from '../list/lenient.ts';
import type { AuditFilterInput } from '../server/console-queries.ts';

/** The filters of the audit log as they stand in the page's address. */
export const AuditSearch = z.object({
  search: lenient(z.string().max(200)),
  from: lenient(z.iso.date()),
  to: lenient(z.iso.date()),
  /** One kind of event alone. */
  code: lenient(z.string().max(80)),
  severity: lenient(AuditRow.shape.severity),
});
export type AuditSearch = z.infer<typeof AuditSearch>;

export function auditFilterOf({ from, to, ...search }: AuditSearch): AuditFilterInput {
  return {
    ...search,
    ...(from !== undefined && { from: instantAtStartOf(from) }),
    ...(to !== undefined && { to: instantAtEndOf(to) }),
  };
}
