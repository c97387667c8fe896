import { auditEvent, type Bus, type Clock } from '@alongside/domain';
import {
  CodedError,
  createServiceTokenRoute,
  createTokenRoute,
  listServiceTokensRoute,
  listTokensRoute,
  revokeServiceTokenRoute,
  revokeTokenRoute,
  takeOverServiceTokenRoute,
  type ServiceTokenScope,
  type TokenId,
  type TokenView,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { appendAudit } from '../../platform/audit/index.ts';
import { tenantTopic } from '../../platform/bus/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { type Caller, serve } from '../../platform/http/index.ts';
import { byCaller } from '../identity/index.ts';
import { neededFor } from './given-scopes.ts';
import {
  insertToken,
  listTokens,
  passOnToken,
  readTokenView,
  revokeToken,
  type TokenOwner,
} from './token-rows.ts';
import type { TokenKind } from './token-text.ts';

interface TokenPorts {
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
}

/** Tokens of the API: a person's own, and those of services. */
export function registerTokens(app: FastifyInstance, ports: TokenPorts): void {
  const list = (caller: Caller, kind: TokenKind, query: Parameters<typeof listTokens>[2]) =>
    ports.database.inTenant(caller.tenantId, (tx) => listTokens(tx, ownerOf(caller, kind), query));
  const now = () => ports.clock.now();

  serve(app, listTokensRoute, ({ caller, query }) => list(caller, 'personal', { ...query, nowMs: now() }));
  serve(app, listServiceTokensRoute, ({ caller, query }) =>
    list(caller, 'service', { ...query, nowMs: now() }),
  );
  serve(app, createTokenRoute, ({ caller, body }) => make(ports, caller, { ...body, kind: 'personal' }));
  serve(app, createServiceTokenRoute, ({ caller, body }) =>
    make(ports, caller, { ...body, kind: 'service' }),
  );
  serve(app, revokeTokenRoute, ({ caller, params }) =>
    revoke(ports, caller, { ...params, kind: 'personal' }),
  );
  serve(app, revokeServiceTokenRoute, ({ caller, params }) =>
    revoke(ports, caller, { ...params, kind: 'service' }),
  );
  serve(app, takeOverServiceTokenRoute, ({ caller, params }) => takeOver(ports, caller, params.tokenId));
}

const ownerOf = ({ personId }: Caller, kind: TokenKind): TokenOwner => ({ kind, personId });

interface Asked {
  readonly kind: TokenKind;
  readonly name: string;
  readonly scopes: readonly ServiceTokenScope[];
  readonly expiresInDays: number;
}

/** @throws CodedError PERMISSION_MISSING if a scope is more than its maker may do */
async function make(
  ports: TokenPorts,
  caller: Caller,
  asked: Asked,
): Promise<{ token: string; view: TokenView }> {
  const { tenantId } = caller;
  requireOwnScopes(caller, asked.scopes);
  const nowMs = ports.clock.now();
  const owner = ownerOf(caller, asked.kind);
  const made = await ports.database.inTenant(tenantId, async (tx) => {
    const { token, id, expiresAt } = await insertToken(tx, { ...owner, ...asked, tenantId, nowMs });
    const view = await readTokenView(tx, owner, { tokenId: id, nowMs });
    const { kind, name, scopes } = asked;
    await appendAudit(tx, tenantId, [
      auditEvent('token.made', {
        ...(await byCaller(tx, caller, nowMs)),
        target: { kind: 'token', id, name },
        before: null,
        after: { kind, scopes, expiresAt: expiresAt.toISOString() },
      }),
    ]);
    return { token, view };
  });
  ports.bus.publish(tenantTopic(tenantId, 'audit'), {});
  return made;
}

function requireOwnScopes({ permissions }: Caller, scopes: readonly ServiceTokenScope[]): void {
  const needed = scopes.flatMap(neededFor);
  const missing = needed.filter((permission) => !permissions.has(permission));
  if (missing.length > 0) throw new CodedError('PERMISSION_MISSING', { allOf: missing });
}

/** @throws CodedError NOT_FOUND */
async function revoke(
  ports: TokenPorts,
  caller: Caller,
  { tokenId, kind }: { readonly tokenId: TokenId; readonly kind: TokenKind },
): Promise<undefined> {
  const { tenantId } = caller;
  const nowMs = ports.clock.now();
  await ports.database.inTenant(tenantId, async (tx) => {
    const name = await revokeToken(tx, ownerOf(caller, kind), { tokenId, nowMs });
    if (name === null) throw new CodedError('NOT_FOUND');
    await appendAudit(tx, tenantId, [
      auditEvent('token.revoked', {
        ...(await byCaller(tx, caller, nowMs)),
        target: { kind: 'token', id: tokenId, name },
        before: null,
        after: { kind },
      }),
    ]);
  });
  ports.bus.publish(tenantTopic(tenantId, 'audit'), {});
  return undefined;
}

/**
 * From now on the caller answers for a token of a service.
 * @throws CodedError NOT_FOUND; PERMISSION_MISSING if a scope is more than the caller may do
 */
async function takeOver(ports: TokenPorts, caller: Caller, tokenId: TokenId): Promise<TokenView> {
  const { tenantId, personId } = caller;
  const nowMs = ports.clock.now();
  const view = await ports.database.inTenant(tenantId, async (tx) => {
    const passed = await passOnToken(tx, { tokenId, to: personId, nowMs });
    if (passed === null) throw new CodedError('NOT_FOUND');
    requireOwnScopes(caller, passed.scopes);
    const by = await byCaller(tx, caller, nowMs);
    await appendAudit(tx, tenantId, [
      auditEvent('token.taken-over', {
        ...by,
        target: { kind: 'token', id: tokenId, name: passed.name },
        before: { madeBy: passed.from },
        after: { madeBy: by.actor.name, scopes: passed.scopes },
      }),
    ]);
    return readTokenView(tx, ownerOf(caller, 'service'), { tokenId, nowMs });
  });
  ports.bus.publish(tenantTopic(tenantId, 'audit'), {});
  return view;
}
