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
  readonly fetch: CustomFetch | null;
}

type Ports = Pick<IdentityPorts, 'clock' | 'keys' | 'origin' | 'logger'>;

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
    try {
      return await connectTo(target, this.#mayBeInsecure(target));
    } catch (error) {
      this.#ports.logger.warn({ issuer: target.issuer, err: error }, 'no metadata from an identity provider');
      throw new CodedError('PROVIDER_UNREACHABLE', { issuer: target.issuer }, { cause: error });
    }
  }

  #keep(key: string, kept: Kept): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= KEPT_MAX && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, kept);
  }

  #targetOf(provider: TenantProvider): Target {
    if (provider.kind === 'oidc') return { ...provider, fetch: null };
    return {
      issuer: this.#ports.origin + PROVIDER_PATH,
      clientId: OWN_CLIENT_ID,
      clientSecret: this.#ports.keys.clientSecret,
      fetch: this.#fetchEmbedded,
    };
  }

  /** Plain http carries secrets only inside this process, or on a machine that itself serves plain http, for trying out. */
  #mayBeInsecure(target: Target): boolean {
    if (target.fetch !== null) return true;
    return this.#ports.origin.startsWith('http:') && isLoopback(new URL(target.issuer));
  }
}

const isLoopback = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

async function connectTo(target: Target, isInsecureAllowed: boolean): Promise<Configuration> {
  const insecure = isInsecureAllowed ? [allowPlainHttp] : [];
  const fetching = target.fetch === null ? {} : { [customFetch]: target.fetch };
  const found = await discovery(new URL(target.issuer), target.clientId, undefined, None(), {
    ...fetching,
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
  if (target.fetch !== null) connection[customFetch] = target.fetch;
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
