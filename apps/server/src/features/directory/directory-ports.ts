import type { AuditActor, Bus, Clock } from '@alongside/domain';
import type { GroupId } from '@alongside/protocol';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { Caller } from '../../platform/http/index.ts';

/** Something that refers to a group, by what an administrator calls it. */
export interface GroupUse {
  readonly kind: 'assignment' | 'compliance-policy' | 'access-policy' | 'settings-override';
  readonly id: string;
  readonly name: string;
}

/** Everything that groups stand on. */
export interface DirectoryPorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  /** Who, when and where from, for the audit log. */
  byCaller(
    tx: Transaction,
    caller: Caller,
    nowMs: number,
  ): Promise<{ readonly at: number; readonly actor: AuditActor; readonly address: string }>;
  /** What refers to a group: each feature whose tables can, answers for its own. */
  readonly usesOfGroup: readonly ((tx: Transaction, id: GroupId) => Promise<readonly GroupUse[]>)[];
  /** @throws CodedError LAST_ADMINISTRATOR if nobody who is active may administer the tenant any more */
  requireAdministratorLeft(tx: Transaction): Promise<void>;
}
