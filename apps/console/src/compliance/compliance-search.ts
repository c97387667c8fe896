import { z } from 'zod';
import { lenient } from '../list/lenient.ts';

/** What is listed, in the page's address. */
export const ComplianceSearch = z.object({ search: lenient(z.string().min(1).max(200)) });
export type ComplianceSearch = z.infer<typeof ComplianceSearch>;
