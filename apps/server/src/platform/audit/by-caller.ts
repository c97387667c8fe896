import type { AuditActor } from '@alongside/domain';
import type { Transaction } from '../database/index.ts';
import type { Caller } from '../http/index.ts';

/** Who, when and where from, of something that a caller does: the features that know people provide it. */
export type ByCaller = (
  tx: Transaction,
  caller: Caller,
  nowMs: number,
) => Promise<{ readonly at: number; readonly actor: AuditActor; readonly address: string }>;
