import type { Bus, Clock } from '@alongside/domain';
import type { GroupId } from '@alongside/protocol';
import type { ByCaller } from '../../platform/audit/index.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';

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
  readonly byCaller: ByCaller;
  /** What refers to a group: each feature whose tables can, answers for its own. */
  readonly usesOfGroup: readonly ((tx: Transaction, id: GroupId) => Promise<readonly GroupUse[]>)[];
  /** @throws CodedError LAST_ADMINISTRATOR if nobody who is active may administer the tenant any more */
  requireAdministratorLeft(tx: Transaction): Promise<void>;
}
