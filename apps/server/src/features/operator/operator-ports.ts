import type { Bus, Clock } from '@alongside/domain';
import type { KeyFileName } from '../../platform/backup/index.ts';
import type { Database } from '../../platform/database/index.ts';

/** What the commands of whoever runs the server stand on. */
export interface OperatorPorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly version: string;
  /** Where people reach the server. */
  readonly origin: string;
  readonly engine: 'embedded' | 'postgresql';
  /** Names of the structure's steps that were done. */
  readonly migrations: readonly string[];
  /** Those that this program knows besides. */
  readonly pendingMigrations: readonly string[];
  /** Files of the data folder that a backup needs. @throws StartFault DATA_FOLDER_UNUSABLE */
  readonly readKeys: () => Promise<readonly { readonly name: KeyFileName; readonly bytes: Uint8Array }[]>;
}
