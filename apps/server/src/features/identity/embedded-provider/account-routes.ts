import {
  acceptInvitationRoute,
  accountRoute,
  addPasskeyRoute,
  beginTotpRoute,
  changePasswordRoute,
  confirmTotpRoute,
  invitationStateRoute,
  passkeyOptionsRoute,
  removePasskeyRoute,
  removeTotpRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { serve, servePublic } from '../../../platform/http/index.ts';
import { acceptInvitation, readInvitation } from './accept-invitation.ts';
import { OwnAccount, type OwnAccountPorts } from './own-account.ts';

/** Base64 makes an attestation a third longer than it is. */
const REGISTRATION_MAX_BYTES = 131_072;

/** Accounts of the embedded provider: the first password, and what their people change alone. */
export function registerAccounts(app: FastifyInstance, parts: OwnAccountPorts): void {
  const { ports } = parts;
  const account = new OwnAccount(parts);

  servePublic(app, invitationStateRoute, async ({ body, address }) => {
    const invited = await readInvitation(ports, body.token, address);
    return { ...invited, expiresAt: invited.expiresAt.toISOString() };
  });
  servePublic(app, acceptInvitationRoute, async ({ body, address }) => ({
    email: await acceptInvitation(ports, { ...body, address }),
  }));

  serve(app, accountRoute, ({ caller }) => account.view(caller));
  serve(app, changePasswordRoute, async ({ caller, body }) => {
    await account.changePassword(caller, body);
    return undefined;
  });
  serve(app, passkeyOptionsRoute, ({ caller, body }) => account.beginPasskey(caller, body.password));
  serve(app, addPasskeyRoute, ({ caller, body }) => account.addPasskey(caller, body), {
    bodyMaxBytes: REGISTRATION_MAX_BYTES,
  });
  serve(app, removePasskeyRoute, ({ caller, params, body }) =>
    account.removePasskey(caller, { passkeyId: params.passkeyId, password: body.password }),
  );
  serve(app, beginTotpRoute, ({ caller, body }) => account.beginTotp(caller, body.password));
  serve(app, confirmTotpRoute, ({ caller, body }) => account.confirmTotp(caller, body.code));
  serve(app, removeTotpRoute, ({ caller, body }) => account.removeTotp(caller, body.password));
}
