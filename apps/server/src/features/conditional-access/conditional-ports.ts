import type { Bus, Clock, Directory, TryLimiter } from '@alongside/domain';
import type { CountryOf } from '../../platform/countries/index.ts';
import type { Database } from '../../platform/database/index.ts';

/** Everything that conditional access stands on. */
export interface ConditionalPorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly tries: TryLimiter;
  readonly countryOf: CountryOf;
  /** Whether the server has a file that tells countries. */
  readonly areCountriesKnown: boolean;
}
