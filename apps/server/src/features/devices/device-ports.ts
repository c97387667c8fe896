import type { Bus, Clock } from '@alongside/domain';
import type { Database } from '../../platform/database/index.ts';

/** What administering devices stands on. */
export interface DevicePorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  /** Tells which nodes live now. */
  readonly lease: { readonly living: readonly string[] };
}
