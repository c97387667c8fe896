import { createHmac } from 'node:crypto';
import { permissionsOf } from '@alongside/domain';
import type { FastifyRequest } from 'fastify';
import type { Authenticator, Caller } from '../../../platform/http/index.ts';
import { requestAddress } from '../../../platform/http/request-address.ts';
import { requestLocale } from '../../../platform/http/request-locale.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { hashToken, isSameSecret } from '../one-time-token.ts';
import { assignmentsOf } from '../people/role-assignments.ts';
import { BrowserCookies } from './browser-cookies.ts';
import { SIGN_IN_IDLE_MS, SIGN_IN_TOUCH_MS } from './sign-in-store.ts';

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
    const row = await this.#findAndTouch(hashToken(token));
    if (row === undefined) return null;
    return {
      tenantId: row.tenant_id,
      personId: row.person_id,
      signInId: row.id,
      permissions: permissionsOf({ isActive: true, assignments: assignmentsOf(row.roles) }),
      address: requestAddress(request),
      locale: row.locale ?? requestLocale(request),
    };
  }

  acceptsCsrfToken(caller: Caller, token: string): boolean {
    return isSameSecret(token, this.csrfTokenOf(caller));
  }

  /** Bound to the sign-in: of no use with another one. */
  csrfTokenOf(caller: Pick<Caller, 'signInId'>): string {
    return createHmac('sha256', this.#ports.keys.csrfKey).update(caller.signInId).digest('base64url');
  }

  async #findAndTouch(tokenHash: string) {
    const nowMs = this.#ports.clock.now();
    return this.#ports.database.acrossTenants('who a sign-in cookie belongs to', async (tx) => {
      const tables = identityTables(tx);
      const row = await tables
        .selectFrom('sign_ins')
        .innerJoin('persons', 'persons.id', 'sign_ins.person_id')
        .select([
          'sign_ins.id',
          'sign_ins.tenant_id',
          'sign_ins.person_id',
          'last_used_at',
          'roles',
          'locale',
        ])
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', new Date(nowMs))
        .where('last_used_at', '>', new Date(nowMs - SIGN_IN_IDLE_MS))
        .where('is_active', '=', true)
        .executeTakeFirst();
      if (row !== undefined && row.last_used_at.getTime() + SIGN_IN_TOUCH_MS < nowMs) {
        await tables
          .updateTable('sign_ins')
          .set({ last_used_at: new Date(nowMs) })
          .where('id', '=', row.id)
          .execute();
      }
      return row;
    });
  }
}
