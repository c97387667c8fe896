import { CodedError, type TenantId } from '@alongside/protocol';
import {
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  type CustomFetch,
  None,
  allowInsecureRequests,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import { AddressRefused, guardedFetch } from '../../../platform/outbound/index.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { OWN_CLIENT_ID, PROVIDER_PATH } from '../embedded-provider/provider-address.ts';
import type { TenantProvider } from './tenant-provider.ts';

// Marked as deprecated by the library so that it stands out; see `#mayBeInsecure` for when it is used.
// eslint-disable-next-line @typescript-eslint/no-deprecated
const allowPlainHttp: (connection: Configuration) => void = allowInsecureRequests;

const TIMEOUT_S = 10;
/** A provider's metadata and keys are asked for anew after this. */
const KEPT_MS = 60 * 60_000;
/** Tenants of one server whose providers are kept; the rest is asked for again. */
const KEPT_MAX = 1_000;

interface Kept {
  readonly connection: Promise<Configuration>;
  readonly endsAtMs: number;
}

interface Target {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly fetch: CustomFetch;
  /** Plain http carries secrets only inside this process, or on a machine that itself serves plain http, for trying out. */
  readonly mayBeInsecure: boolean;
}

type Ports = Pick<IdentityPorts, 'clock' | 'keys' | 'origin' | 'logger' | 'networks'>;

/** Knows how to speak to each tenant's provider. */
export class IssuerConnections {
  readonly #ports: Ports;
  readonly #fetchEmbedded: CustomFetch;
  readonly #kept = new Map<string, Kept>();

  /** @param fetchEmbedded reaches the embedded provider inside this process, whatever proxy or TLS is in front of it */
  constructor(ports: Ports, fetchEmbedded: CustomFetch) {
    this.#ports = ports;
    this.#fetchEmbedded = fetchEmbedded;
  }

  /** @throws CodedError PROVIDER_UNREACHABLE */
  async connect(tenantId: TenantId, provider: TenantProvider): Promise<Configuration> {
    const key = provider.kind === 'embedded' ? 'embedded' : `${tenantId} ${provider.version}`;
    const nowMs = this.#ports.clock.now();
    const kept = this.#kept.get(key);
    if (kept !== undefined && kept.endsAtMs > nowMs) return kept.connection;
    const connection = this.probe(provider);
    this.#keep(key, { connection, endsAtMs: nowMs + KEPT_MS });
    connection.catch(() => this.#kept.delete(key));
    return connection;
  }

  /** Asks the provider for its metadata now. @throws CodedError PROVIDER_UNREACHABLE */
  async probe(provider: TenantProvider): Promise<Configuration> {
    const target = this.#targetOf(provider);
    const { issuer } = target;
    try {
      return await connectTo(target);
    } catch (error) {
      const isRefused = isAddressRefused(error);
      const advice = isRefused ? ': its address is private and --outbound-networks doesn’t name it' : '';
      this.#ports.logger.warn({ issuer, err: error }, `no metadata from an identity provider${advice}`);
      const details = { issuer, ...(isRefused && { reason: 'ADDRESS_REFUSED' }) };
      throw new CodedError('PROVIDER_UNREACHABLE', details, { cause: error });
    }
  }

  #keep(key: string, kept: Kept): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= KEPT_MAX && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, kept);
  }

  #targetOf(provider: TenantProvider): Target {
    const { networks, origin } = this.#ports;
    if (provider.kind === 'oidc') {
      // On a machine where Alongside is tried out, the provider may be on the same machine.
      const isTrial = origin.startsWith('http:') && isLoopback(new URL(provider.issuer));
      const fetch = guardedFetch(isTrial ? networks.withLoopback() : networks);
      return { ...provider, fetch, mayBeInsecure: isTrial };
    }
    return {
      issuer: origin + PROVIDER_PATH,
      clientId: OWN_CLIENT_ID,
      clientSecret: this.#ports.keys.clientSecret,
      fetch: this.#fetchEmbedded,
      mayBeInsecure: true,
    };
  }
}

const isLoopback = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** The library wraps what went wrong. */
function isAddressRefused(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof AddressRefused) return true;
  return false;
}

async function connectTo(target: Target): Promise<Configuration> {
  const insecure = target.mayBeInsecure ? [allowPlainHttp] : [];
  const found = await discovery(new URL(target.issuer), target.clientId, undefined, None(), {
    [customFetch]: target.fetch,
    execute: insecure,
    timeout: TIMEOUT_S,
  });
  const metadata = found.serverMetadata();
  const connection = new Configuration(
    metadata,
    target.clientId,
    {},
    clientAuthentication(target.clientSecret, metadata.token_endpoint_auth_methods_supported),
  );
  connection.timeout = TIMEOUT_S;
  connection[customFetch] = target.fetch;
  for (const allow of insecure) allow(connection);
  // TLS to the provider would do (OpenID Connect Core 1.0, 3.1.3.7); its signature holds even if a proxy breaks TLS open.
  enableNonRepudiationChecks(connection);
  return connection;
}

/** A provider that names no methods takes `client_secret_basic` (OpenID Connect Discovery 1.0, 3). */
function clientAuthentication(secret: string | null, methods: readonly string[] = ['client_secret_basic']) {
  if (secret === null) return None();
  return methods.includes('client_secret_basic') ? ClientSecretBasic(secret) : ClientSecretPost(secret);
}
