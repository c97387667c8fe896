import type { Bus, Clock } from '@alongside/domain';
import type { Database } from '../../platform/database/index.ts';
import type { DeviceListNews } from './device-list-news.ts';

/** What administering devices stands on. */
export interface DevicePorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly listNews: Pick<DeviceListNews, 'note'>;
  /** Tells which nodes live now. */
  readonly lease: { readonly living: readonly string[] };
}
