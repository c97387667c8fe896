import type { Bus, Clock, SettingsStore, TryLimiter } from '@alongside/domain';
import type { Logger } from 'pino';
import type { OutboundNetworks } from '../../platform/outbound/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { DnsResolver } from './domains/dns-resolver.ts';
import type { IdentityKeys } from './embedded-provider/provider-keys.ts';

/** Everything that the identity feature stands on. */
export interface IdentityPorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly tries: TryLimiter;
  readonly settings: SettingsStore;
  readonly dns: DnsResolver;
  readonly keys: IdentityKeys;
  readonly logger: Logger;
  /** Where providers may be. */
  readonly networks: OutboundNetworks;
  /** Where people reach this server: scheme, host and port, no path. */
  readonly origin: string;
}

/** Where the browser comes back to from a provider. */
export const redirectUriOf = (origin: string): string => `${origin}/api/v1/sign-in/callback`;
