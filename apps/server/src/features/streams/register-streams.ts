import { randomBytes, randomUUID, X509Certificate } from 'node:crypto';
import { auditEvent } from '@alongside/domain';
import {
  addStreamRoute,
  CodedError,
  listStreamsRoute,
  removeStreamRoute,
  StreamId,
  type StreamTarget,
  updateStreamRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import type { Transaction } from '../../platform/database/index.ts';
import { type Caller, serve } from '../../platform/http/index.ts';
import { AddressRefused, type OutboundNetworks } from '../../platform/outbound/index.ts';
import { changeStreams, requireMayRead, streamTarget, updateStream } from './change-streams.ts';
import { registerReplay } from './register-replay.ts';
import type { StreamDeps } from './stream-deps.ts';
import { listStreams, readStream, readStreamRow, STREAMS_MAX } from './stream-store.ts';
import { streamTables } from './stream-tables.ts';
import { webhookSecretOf } from './webhook-sender.ts';

const SECRET_BYTES = 32;

/** Streams of the audit log: set up, tried, replayed. */
export function registerStreams(app: FastifyInstance, deps: StreamDeps): void {
  const { database, clock, sealing, networks } = deps;

  serve(app, listStreamsRoute, async ({ caller: { tenantId } }) => ({
    items: await database.inTenant(tenantId, (tx) => listStreams(tx, tenantId)),
  }));

  serve(app, addStreamRoute, ({ caller, body: { name, format, target, isFromBeginning } }) => {
    requireMayRead(caller);
    requireUsable(target, networks);
    const { tenantId } = caller;
    return changeStreams(deps, caller, async (tx) => {
      // Under the lock of the log's head: two who add at the same moment see one another.
      const head = await lockedHeadOf(tx, tenantId);
      if ((await listStreams(tx, tenantId)).length >= STREAMS_MAX) throw new CodedError('STREAM_LIMIT');
      const id = StreamId.parse(randomUUID());
      const secret = target.kind === 'webhook' ? webhookSecretOf(randomBytes(SECRET_BYTES)) : null;
      await streamTables(tx)
        .insertInto('audit_streams')
        .values({
          id,
          tenant_id: tenantId,
          name,
          format,
          target: JSON.stringify(target),
          sealed_secret: secret === null ? null : sealing.seal(tenantId, 'webhook-secret', secret),
          position: isFromBeginning ? 0 : head,
          failing_since: null,
          reason: null,
          next_try_at: null,
          claimed_until: null,
          last_delivered_at: null,
          created_at: new Date(clock.now()),
        })
        .execute();
      return {
        result: { stream: await readStream(tx, tenantId, id), secret },
        audit: (who) =>
          auditEvent('audit-stream.added', {
            ...who,
            target: streamTarget({ id, name }),
            before: null,
            after: { name, format, ...placeOf(target) },
          }),
      };
    });
  });

  serve(app, updateStreamRoute, ({ caller, params: { streamId }, body }) =>
    changeStreams(deps, caller, async (tx) => {
      if (body.isEnabled === true) requireMayRead(caller);
      const row = await readStreamRow(tx, streamId);
      const { name = row.name, format = row.format, isEnabled = row.is_enabled } = body;
      // Whoever turns it on again wants it tried now.
      await updateStream(tx, streamId, { name, format, is_enabled: isEnabled, next_try_at: null });
      return {
        result: await readStream(tx, caller.tenantId, streamId),
        audit: (who) =>
          auditEvent('audit-stream.changed', {
            ...who,
            target: streamTarget(row),
            before: { name: row.name, format: row.format, isEnabled: row.is_enabled },
            after: { name, format, isEnabled },
          }),
      };
    }),
  );

  serve(app, removeStreamRoute, ({ caller, params: { streamId } }) =>
    changeStreams(deps, caller, async (tx) => {
      const row = await readStreamRow(tx, streamId);
      await streamTables(tx).deleteFrom('audit_streams').where('id', '=', streamId).execute();
      return {
        result: undefined,
        audit: (who) =>
          auditEvent('audit-stream.removed', {
            ...who,
            target: streamTarget(row),
            before: { name: row.name, ...placeOf(row.target) },
            after: null,
          }),
      };
    }),
  );

  registerReplay(app, deps);
}

/** @throws CodedError STREAM_ADDRESS_REFUSED, CERTIFICATE_INVALID */
function requireUsable(target: StreamTarget, networks: OutboundNetworks): void {
  try {
    networks.requireHost(target.kind === 'syslog' ? target.host : new URL(target.url).hostname);
  } catch (cause) {
    if (cause instanceof AddressRefused) throw new CodedError('STREAM_ADDRESS_REFUSED', {}, { cause });
    throw cause;
  }
  if (target.kind !== 'syslog' || target.authority === null) return;
  try {
    requireCertificate(target.authority);
  } catch (cause) {
    throw new CodedError('CERTIFICATE_INVALID', {}, { cause });
  }
}

async function lockedHeadOf(tx: Transaction, tenantId: Caller['tenantId']): Promise<number> {
  const head = await tx
    .selectFrom('audit_heads')
    .select('n')
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirst();
  return head?.n ?? 0;
}

/** @throws Error of the platform for anything else */
const requireCertificate = (pem: string): X509Certificate => new X509Certificate(pem);

const placeOf = (target: StreamTarget): { readonly kind: StreamTarget['kind']; readonly place: string } => ({
  kind: target.kind,
  // Receivers keep keys in the rest of an address.
  place: target.kind === 'syslog' ? `${target.host}:${String(target.port)}` : new URL(target.url).origin,
});
