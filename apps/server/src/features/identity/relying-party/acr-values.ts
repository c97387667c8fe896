import { MULTI_FACTOR_CONTEXTS } from '@alongside/domain';
import type { Configuration } from 'openid-client';

/** What is asked of a provider that doesn't say which contexts it knows. */
const USUAL = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor';

/**
 * What a provider is asked for when somebody needs several factors: what a policy names, else the common contexts that
 * the provider says it knows (OpenID Connect Discovery 1.0, 3).
 */
export function acrValuesFor(connection: Configuration, named: readonly string[]): readonly string[] {
  if (named.length > 0) return named;
  const { acr_values_supported: supported } = connection.serverMetadata();
  if (supported === undefined) return [USUAL];
  return [...MULTI_FACTOR_CONTEXTS].filter((context) => supported.includes(context));
}
