import { createHmac } from 'node:crypto';
import type { Permission } from '@alongside/protocol';
import type { FastifyRequest } from 'fastify';
import type { Authenticator, Caller } from '../../../platform/http/index.ts';
import { requestAddress } from '../../../platform/http/request-address.ts';
import { requestLocale } from '../../../platform/http/request-locale.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { isSameSecret } from '../one-time-token.ts';
import { permissionsNow } from '../people/role-assignments.ts';
import { BrowserCookies } from './browser-cookies.ts';
import { findSignIn, type FoundSignIn, isTouchDue, touchSignIn } from './find-sign-in.ts';

type Known = FoundSignIn & { readonly permissions: ReadonlySet<Permission> };

type Ports = Pick<IdentityPorts, 'database' | 'clock' | 'keys' | 'origin'>;

/** Knows who asks by the sign-in cookie. */
export class CookieAuthenticator implements Authenticator {
  readonly #ports: Ports;
  readonly #cookies: BrowserCookies;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#cookies = new BrowserCookies(ports.origin);
  }

  async authenticate(request: FastifyRequest): Promise<Caller | null> {
    const token = this.#cookies.read(request, 'sign-in');
    if (token === null || token === '') return null;
    const row = await this.#findAndTouch(token, requestAddress(request));
    if (row === null) return null;
    return {
      tenantId: row.tenant_id,
      personId: row.person_id,
      signInId: row.id,
      permissions: row.permissions,
      token: null,
      device: null,
      address: requestAddress(request),
      locale: row.locale ?? requestLocale(request),
    };
  }

  /** Whether the request has the cookie of a sign-in, of whatever worth. */
  offersCookie(request: FastifyRequest): boolean {
    return (this.#cookies.read(request, 'sign-in') ?? '') !== '';
  }

  acceptsCsrfToken(caller: Caller, token: string): boolean {
    return isSameSecret(token, this.csrfTokenOf(caller));
  }

  /** Bound to the sign-in: of no use with another one. */
  csrfTokenOf(caller: Pick<Caller, 'signInId'>): string {
    return createHmac('sha256', this.#ports.keys.csrfKey).update(caller.signInId).digest('base64url');
  }

  #findAndTouch(token: string, address: string): Promise<Known | null> {
    const nowMs = this.#ports.clock.now();
    return this.#ports.database.acrossTenants('who a sign-in cookie belongs to', async (tx) => {
      const found = await findSignIn(tx, token, nowMs);
      if (found === undefined) return null;
      // An agent's token is of use with a proof alone.
      if (found.device_id !== null) return null;
      if (isTouchDue(found, { address, nowMs })) await touchSignIn(tx, found, { address, nowMs });
      return { ...found, permissions: await permissionsNow(tx, found) };
    });
  }
}
