import { endSignInRoute, listSignInsRoute, signOutRoute } from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { serve } from '../../../platform/http/index.ts';
import { identityTables } from '../identity-tables.ts';
import type { RelyingParty } from '../relying-party/begin-sign-in.ts';
import { endSessionLocation } from '../relying-party/end-at-provider.ts';
import { announceEndedSignIns } from './announce-ended-sign-ins.ts';
import { BrowserCookies } from './browser-cookies.ts';
import { endSignInsBy, signOut } from './sign-out.ts';

/** Signing out, and where one is signed in. */
export function registerSignIns(app: FastifyInstance, party: RelyingParty): void {
  const { ports } = party;
  const cookies = new BrowserCookies(ports.origin);

  serve(app, signOutRoute, async ({ caller, body, reply }) => {
    const ended = await signOut(ports, caller, body.isEverywhere);
    cookies.remove(reply, 'sign-in');
    return { location: await endSessionLocation(party, ended) };
  });

  serve(app, listSignInsRoute, async ({ caller }) => {
    const rows = await ports.database.inTenant(caller.tenantId, (tx) =>
      identityTables(tx)
        .selectFrom('sign_ins')
        .select(['id', 'created_at', 'last_used_at', 'address', 'browser', 'device_name'])
        .where('person_id', '=', caller.personId)
        .orderBy('last_used_at', 'desc')
        .execute(),
    );
    const items = rows.map((row) => ({
      id: row.id,
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at.toISOString(),
      address: row.address,
      browser: row.browser,
      deviceName: row.device_name,
      isCurrent: row.id === caller.signInId,
    }));
    return { items };
  });

  serve(app, endSignInRoute, async ({ caller, params }) => {
    const which = { personId: caller.personId, only: params.signInId };
    const ended = await ports.database.inTenant(caller.tenantId, (tx) =>
      endSignInsBy(tx, { caller, which, cause: 'removed' }, ports.clock.now()),
    );
    announceEndedSignIns(ports.bus, ended);
    return undefined;
  });
}
