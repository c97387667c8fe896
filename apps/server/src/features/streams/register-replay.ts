import { auditEvent } from '@alongside/domain';
import {
  type AuditStream,
  deadLettersRoute,
  replayDeadLettersRoute,
  replayStreamRoute,
  testStreamRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import type { Transaction } from '../../platform/database/index.ts';
import { type Caller, serve } from '../../platform/http/index.ts';
import { byCaller } from '../identity/index.ts';
import {
  type ChangedStreams,
  changeStreams,
  requireMayRead,
  streamTarget,
  updateStream,
} from './change-streams.ts';
import { outgoing } from './deliver-streams.ts';
import type { StreamDeps } from './stream-deps.ts';
import {
  deadLetters,
  eventsOf,
  forgetDeadLetters,
  headOf,
  keepDeadLetters,
  readStream,
  readStreamRow,
} from './stream-store.ts';
import type { StreamRow } from './stream-tables.ts';
import type { StreamedEvent } from './streamed-event.ts';

/** A stream tried out, and what was delivered or refused delivered again. */
export function registerReplay(app: FastifyInstance, deps: StreamDeps): void {
  serve(app, testStreamRoute, async ({ caller, params: { streamId } }) => {
    const { row, event } = await deps.database.inTenant(caller.tenantId, async (tx) => ({
      row: await readStreamRow(tx, streamId),
      event: await testEvent(tx, caller, deps.clock.now()),
    }));
    const result = await deps.senderOf(row).send([outgoing(event, row.format, deps.productVersion)]);
    return result.kind === 'delivered'
      ? { isDelivered: true, reason: null }
      : { isDelivered: false, reason: result.reason };
  });

  serve(app, replayStreamRoute, ({ caller, params: { streamId }, body: { from } }) =>
    changeStreams(deps, caller, async (tx): Promise<ChangedStreams<AuditStream>> => {
      requireMayRead(caller);
      const row = await readStreamRow(tx, streamId);
      const position = Math.min(from - 1, await headOf(tx, caller.tenantId));
      await updateStream(tx, streamId, { position, next_try_at: null, claimed_until: null });
      return {
        result: await readStream(tx, caller.tenantId, streamId),
        audit: (who) =>
          auditEvent('audit-stream.replayed', {
            ...who,
            target: streamTarget(row),
            before: { position: row.position },
            after: { position },
          }),
      };
    }),
  );

  serve(app, deadLettersRoute, ({ caller, params: { streamId } }) =>
    deps.database.inTenant(caller.tenantId, async (tx) => {
      await readStreamRow(tx, streamId);
      return deadLetters(tx, streamId);
    }),
  );

  serve(app, replayDeadLettersRoute, async ({ caller, params: { streamId }, body: { ns, isGivenUp } }) => {
    const row = await deps.database.inTenant(caller.tenantId, (tx) => readStreamRow(tx, streamId));
    const sent = isGivenUp ? { done: ns, refused: [] } : await sendAgain(deps, row, ns);
    return changeStreams(deps, caller, async (tx) => {
      await keepDeadLetters(tx, row, sent.refused);
      const done = await forgetDeadLetters(tx, streamId, sent.done);
      return {
        result: { done, refused: sent.refused.length },
        audit: (who) =>
          auditEvent('audit-stream.letters-settled', {
            ...who,
            target: streamTarget(row),
            before: null,
            after: { done, refused: sent.refused.length, isGivenUp },
          }),
      };
    });
  });
}

interface SentAgain {
  readonly done: readonly number[];
  readonly refused: readonly { readonly n: number; readonly reason: string; readonly refusedAt: Date }[];
}

/** One by one, until the receiver doesn't answer; the rest stays as it was. */
async function sendAgain(deps: StreamDeps, row: StreamRow, asked: readonly number[]): Promise<SentAgain> {
  const { events, kept } = await deps.database.inTenant(row.tenant_id, async (tx) => ({
    events: await eventsOf(tx, row.tenant_id, asked),
    kept: new Set((await deadLetters(tx, row.id)).items.map(({ n }) => n)),
  }));
  const done: number[] = [];
  const refused: SentAgain['refused'][number][] = [];
  const sender = deps.senderOf(row);
  for (const event of events.filter(({ n }) => kept.has(n))) {
    const result = await sender.send([outgoing(event, row.format, deps.productVersion)]);
    if (result.kind === 'failed') break;
    if (result.kind === 'delivered') done.push(event.n);
    else refused.push({ n: event.n, reason: result.reason, refusedAt: new Date(deps.clock.now()) });
  }
  return { done, refused };
}

/** Of the same shape as a row, and none: it stands nowhere in the log. */
async function testEvent(tx: Transaction, caller: Caller, nowMs: number): Promise<StreamedEvent> {
  const { actor, address } = await byCaller(tx, caller, nowMs);
  const tenant = await tx.selectFrom('tenants').select(['id', 'name']).executeTakeFirstOrThrow();
  return {
    n: Math.max(1, await headOf(tx, caller.tenantId)),
    at: new Date(nowMs).toISOString(),
    code: 'audit-stream.tested',
    severity: 'info',
    actor,
    target: null,
    address,
    result: 'done',
    before: null,
    after: null,
    hash: '',
    tenant,
  };
}
