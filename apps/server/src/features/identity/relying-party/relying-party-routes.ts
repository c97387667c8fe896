import { auditEvent } from '@alongside/domain';
import { CodedError, beginSignInRoute, signInCallbackRoute, stepUpRoute } from '@alongside/protocol';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type FileAnswer, serve, servePublic } from '../../../platform/http/index.ts';
import { networkOf } from '../../../platform/http/address-network.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import { byCaller } from '../audit-actors.ts';
import { identityTables } from '../identity-tables.ts';
import { hashToken } from '../one-time-token.ts';
import { announceEndedSignIns } from '../sign-ins/announce-ended-sign-ins.ts';
import { BrowserCookies } from '../sign-ins/browser-cookies.ts';
import { beginSignIn, type RelyingParty } from './begin-sign-in.ts';
import { beginStepUp } from './begin-step-up.ts';
import { finishSignIn, SignInRefusal } from './finish-sign-in.ts';

/** Of one network: a whole office may come at nine o'clock. */
const BEGINNINGS = { limit: 600, windowMs: 60_000 };
const NOTHING: FileAnswer = { contentType: 'text/plain; charset=utf-8', content: '' };

/** Beginning to sign in, and the provider's answer. */
export function registerRelyingParty(app: FastifyInstance, party: RelyingParty): void {
  const { ports } = party;
  const cookies = new BrowserCookies(ports.origin);

  servePublic(app, beginSignInRoute, async ({ body, request, reply, address }) => {
    const verdict = await ports.tries.take([{ key: `sign-in-begin ${networkOf(address)}`, ...BEGINNINGS }]);
    if (!verdict.isAllowed) throw new CodedError('TOO_MANY_TRIES', { retryAfterMs: verdict.retryAfterMs });
    const begun = await beginSignIn(party, { ...body, browserToken: cookies.read(request, 'attempt') });
    cookies.set(reply, 'attempt', begun.browserToken);
    return { location: begun.location };
  });

  serve(app, stepUpRoute, async ({ caller, body, request, reply }) => {
    const begun = await beginStepUp(party, caller, {
      ...body,
      browserToken: cookies.read(request, 'attempt'),
    });
    cookies.set(reply, 'attempt', begun.browserToken);
    return { location: begun.location };
  });

  servePublic(app, signInCallbackRoute, async ({ request, reply, address }) => {
    try {
      const former = cookies.read(request, 'sign-in');
      const finished = await finishSignIn(party, {
        url: request.url,
        browserToken: cookies.read(request, 'attempt'),
        address,
        browser: request.headers['user-agent'],
      });
      if (finished.kind === 'step-up') return redirect(reply, finished.location);
      // Whoever proves anew who they are keeps the sign-in that they have.
      if (finished.kind === 'begun') {
        cookies.set(reply, 'sign-in', finished.token);
        if (former !== null) await endFormer(party, former, address);
      }
      return redirect(reply, ports.origin + finished.returnTo);
    } catch (error) {
      if (!(error instanceof SignInRefusal)) throw error;
      const failure = error.code === 'cancelled' ? {} : { error: error.code };
      const query = new URLSearchParams({ ...failure, returnTo: error.returnTo });
      return redirect(reply, `${ports.origin}/sign-in?${query.toString()}`);
    }
  });
}

/**
 * The strict sign-in cookie isn't sent with this very navigation, which began on another site; the page that it leads
 * to needs none, and its own requests carry it.
 */
function redirect(reply: FastifyReply, location: string): FileAnswer {
  void reply.code(303).header('location', location);
  return NOTHING;
}

/** A browser has one sign-in: the new one takes the place of the one it had. */
async function endFormer({ ports }: RelyingParty, token: string, address: string): Promise<void> {
  const ended = await ports.database.acrossTenants('the sign-in that a new one replaces', async (tx) => {
    const former = await identityTables(tx)
      .deleteFrom('sign_ins')
      .where('token_hash', '=', hashToken(token))
      .where('device_id', 'is', null)
      .returning(['id', 'tenant_id', 'person_id'])
      .executeTakeFirst();
    if (former === undefined) return [];
    const by = { personId: former.person_id, address };
    const event = auditEvent('sign-in.ended', {
      ...(await byCaller(tx, by, ports.clock.now())),
      target: { kind: 'sign-in', id: former.id, name: null },
      before: null,
      after: { cause: 'replaced' },
    });
    await appendAudit(tx, former.tenant_id, [event]);
    return [former.id];
  });
  announceEndedSignIns(ports.bus, ended);
}
