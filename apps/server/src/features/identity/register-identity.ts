import type { SessionPorts } from '@alongside/domain';
import type { FastifyInstance } from 'fastify';
import { registerDomains } from './domains/domain-routes.ts';
import { registerAccounts } from './embedded-provider/account-routes.ts';
import { makeEmbeddedProvider } from './embedded-provider/embedded-provider.ts';
import { registerInteractions } from './embedded-provider/interaction-routes.ts';
import { inProcessFetch, mountProvider } from './embedded-provider/mount-provider.ts';
import { type IdentityPorts, redirectUriOf } from './identity-ports.ts';
import { registerPeople } from './people/people-routes.ts';
import { registerProfile } from './profile/profile-routes.ts';
import { IssuerConnections } from './relying-party/issuer-connections.ts';
import { registerRelyingParty } from './relying-party/relying-party-routes.ts';
import { OPEN_GATE, type SignInGate } from './relying-party/sign-in-gate.ts';
import { Sealing } from './sealing.ts';
import { registerIdentityProvider } from './settings/identity-provider-routes.ts';
import { registerSettings } from './settings/settings-routes.ts';
import { registerSetup } from './setup/setup-routes.ts';
import type { ServerSetup } from './setup/server-setup.ts';
import type { CookieAuthenticator } from './sign-ins/cookie-authenticator.ts';
import { registerSignIns } from './sign-ins/sign-in-routes.ts';

export interface IdentityParts {
  readonly ports: IdentityPorts;
  readonly authenticator: CookieAuthenticator;
  readonly setup: ServerSetup;
  /** Changing settings and people ends sessions that may not go on. */
  readonly sessions: SessionPorts;
  /** Conditional access at sign-in. Default: everybody comes in whom the provider knows. */
  readonly gate?: SignInGate;
}

/** Everything by which people come in: set-up, sign-in, accounts, profiles, people, domains, providers and settings. */
export function registerIdentity(app: FastifyInstance, parts: IdentityParts): void {
  const { ports, authenticator, setup, sessions, gate = OPEN_GATE } = parts;
  const provider = makeEmbeddedProvider({ ...ports, redirectUri: redirectUriOf(ports.origin) });
  const sealing = new Sealing(ports.keys);
  const party = { ports, sealing, gate, connections: new IssuerConnections(ports, inProcessFetch(app)) };

  mountProvider(app, provider, ports.origin);
  registerInteractions(app, { ports, sealing, provider });
  registerAccounts(app, { ports, sealing });
  registerRelyingParty(app, party);
  registerSignIns(app, party);
  registerProfile(app, { ports, authenticator });
  registerPeople(app, party, sessions);
  registerDomains(app, ports);
  registerSettings(app, ports, sessions);
  registerIdentityProvider(app, party);
  registerSetup(app, ports, setup);
}
