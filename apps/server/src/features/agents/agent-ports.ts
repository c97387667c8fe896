import type { Bus, Clock, Directory, SettingsStore } from '@alongside/domain';
import type { Database } from '../../platform/database/index.ts';
import type { DeviceListNews } from '../devices/index.ts';
import type { GrantKeys } from '../grants/index.ts';

/** What signing agents in stands on. */
export interface AgentPorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly settings: SettingsStore;
  readonly directory: Directory;
  readonly grantKeys: GrantKeys;
  readonly listNews: Pick<DeviceListNews, 'note'>;
  /** Where people and agents reach this server: scheme, host and port, no path. */
  readonly origin: string;
}
