import type { Clock } from '@alongside/domain';
import type { StreamFormat, StreamId } from '@alongside/protocol';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { ocsfEvent } from './ocsf-event.ts';
import { retryPauseMs } from './retry-pause.ts';
import type { OutgoingEvent, SendResult, StreamSender } from './stream-sender.ts';
import { eventsAfter, keepDeadLetters } from './stream-store.ts';
import { type StreamChange, type StreamRow, streamTables } from './stream-tables.ts';
import type { StreamedEvent } from './streamed-event.ts';

const BATCH = 100;
/** Streams that a node delivers at a time. */
const CLAIMED_AT_ONCE = 10;
/** Longer than any batch takes; if the node dies, another goes on then. */
const CLAIM_MS = 120_000;

export interface DeliveryPorts {
  readonly database: Database;
  readonly clock: Clock;
  /** Evenly distributed in [0, 1). */
  readonly random: () => number;
  readonly senderOf: (row: StreamRow) => StreamSender;
  readonly productVersion: string;
}

/** The event as it is sent. */
export const outgoing = (
  event: StreamedEvent,
  format: StreamFormat,
  productVersion: string,
): OutgoingEvent => ({
  n: event.n,
  at: event.at,
  code: event.code,
  severity: event.severity,
  tenantId: event.tenant.id,
  text: JSON.stringify(format === 'ocsf' ? ocsfEvent(event, productVersion) : event),
});

/**
 * Delivers to every stream that has something to get and isn't waiting for its next try: at least once and in order.
 * Several nodes share the work.
 * @returns how many batches were sent
 */
export async function deliverStreams(ports: DeliveryPorts): Promise<number> {
  let sent = 0;
  for (;;) {
    const claimed = await claimDue(ports);
    if (claimed.length === 0) return sent;
    const results = await Promise.all(claimed.map((row) => deliverOne(ports, row)));
    sent += results.length;
  }
}

function claimDue({ database, clock }: DeliveryPorts): Promise<StreamRow[]> {
  const now = new Date(clock.now());
  return database.acrossTenants('streams of all tenants that have something to get', async (tx) => {
    const due = await streamTables(tx)
      .selectFrom('audit_streams')
      .innerJoin('audit_heads', 'audit_heads.tenant_id', 'audit_streams.tenant_id')
      .selectAll('audit_streams')
      .where('is_enabled', '=', true)
      .whereRef('audit_heads.n', '>', 'audit_streams.position')
      .where((where) => where.or([where('next_try_at', 'is', null), where('next_try_at', '<=', now)]))
      .where((where) => where.or([where('claimed_until', 'is', null), where('claimed_until', '<=', now)]))
      .orderBy('audit_streams.id')
      .limit(CLAIMED_AT_ONCE)
      .forUpdate('audit_streams')
      .skipLocked()
      .execute();
    if (due.length > 0) {
      await streamTables(tx)
        .updateTable('audit_streams')
        .set({ claimed_until: new Date(clock.now() + CLAIM_MS) })
        .where(
          'id',
          'in',
          due.map(({ id }) => id),
        )
        .execute();
    }
    return due;
  });
}

async function deliverOne(ports: DeliveryPorts, row: StreamRow): Promise<void> {
  const { database, productVersion } = ports;
  const sender = ports.senderOf(row);
  const events = await database.inTenant(row.tenant_id, (tx) =>
    eventsAfter(tx, row.tenant_id, { after: row.position, limit: BATCH }),
  );
  const batch = events.map((event) => outgoing(event, row.format, productVersion));
  const result = await sender.send(batch);
  if (result.kind === 'failed') await noteFailure(ports, row, result.reason);
  else if (result.kind === 'delivered')
    await noteDelivered(ports, row, { position: lastOf(batch), refused: [] });
  else await deliverEach(ports, row, { sender, batch, result });
}

const lastOf = (batch: readonly OutgoingEvent[]): number => batch.at(-1)?.n ?? 0;

interface Refused {
  readonly n: number;
  readonly reason: string;
}

/** The receiver won't have the batch: event by event tells which one it is that it won't have. */
async function deliverEach(
  ports: DeliveryPorts,
  row: StreamRow,
  tried: {
    readonly sender: StreamSender;
    readonly batch: readonly OutgoingEvent[];
    readonly result: Extract<SendResult, { kind: 'refused' }>;
  },
): Promise<void> {
  const refused: Refused[] = [];
  let { position } = row;
  for (const event of tried.batch) {
    const result = tried.batch.length === 1 ? tried.result : await tried.sender.send([event]);
    if (result.kind === 'failed') {
      await noteDelivered(ports, row, { position, refused });
      await noteFailure(ports, { ...row, position, tries: 0, failing_since: null }, result.reason);
      return;
    }
    if (result.kind === 'refused') refused.push({ n: event.n, reason: result.reason });
    position = event.n;
  }
  await noteDelivered(ports, row, { position, refused });
}

async function noteDelivered(
  { database, clock }: DeliveryPorts,
  row: StreamRow,
  { position, refused }: { readonly position: number; readonly refused: readonly Refused[] },
): Promise<void> {
  const now = new Date(clock.now());
  await database.inTenant(row.tenant_id, async (tx) => {
    await keepDeadLetters(
      tx,
      row,
      refused.map(({ n, reason }) => ({ n, reason, refusedAt: now })),
    );
    await changeClaimed(tx, row, {
      position,
      tries: 0,
      failing_since: null,
      reason: null,
      next_try_at: null,
      claimed_until: null,
      last_delivered_at: now,
    });
  });
}

function noteFailure(
  { database, clock, random }: DeliveryPorts,
  row: StreamRow,
  reason: string,
): Promise<void> {
  const nowMs = clock.now();
  const tries = row.tries + 1;
  return database.inTenant(row.tenant_id, (tx) =>
    changeClaimed(tx, row, {
      tries,
      reason,
      failing_since: row.failing_since ?? new Date(nowMs),
      next_try_at: new Date(nowMs + retryPauseMs(tries, random())),
      claimed_until: null,
    }),
  );
}

/** Not if somebody has set the stream to another place meanwhile: that counts. */
async function changeClaimed(
  tx: Transaction,
  row: { readonly id: StreamId; readonly position: number },
  change: StreamChange,
): Promise<void> {
  await streamTables(tx)
    .updateTable('audit_streams')
    .set(change)
    .where('id', '=', row.id)
    .where('position', '=', row.position)
    .execute();
}
