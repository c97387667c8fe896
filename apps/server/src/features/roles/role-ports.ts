import type { AccessReader, Bus, Clock } from '@alongside/domain';
import type { Database } from '../../platform/database/index.ts';

/** Everything that roles stand on. */
export interface RolePorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly access: AccessReader;
}
