import { z } from 'zod';
import { StreamId } from '../ids.ts';
import { Instant, line } from '../text.ts';
import { noContent, route } from './route.ts';

const PORT_MAX = 65_535;
/** A chain of a few certificates. */
const PEM_MAX = 20_000;

/** How a row of the audit log is written: as OCSF (Open Cybersecurity Schema Framework 1.3), or as the API shows it. */
export const StreamFormat = z.enum(['ocsf', 'json']);
export type StreamFormat = z.infer<typeof StreamFormat>;

const HostName = z
  .string()
  .max(253)
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9.:-]*[A-Za-z0-9])?$/u);

/** Where the audit log is streamed to. */
export const StreamTarget = z.discriminatedUnion('kind', [
  /** RFC 5424 over TLS (RFC 5425). */
  z.strictObject({
    kind: z.literal('syslog'),
    host: HostName,
    port: z.int().min(1).max(PORT_MAX).default(6_514),
    /** PEM; whom the receiver's certificate may be from. null: whom browsers trust. */
    authority: z.string().max(PEM_MAX).nullable().default(null),
  }),
  /** POST of up to a hundred events, signed as Standard Webhooks say. */
  z.strictObject({
    kind: z.literal('webhook'),
    url: z.url({ protocol: /^https$/u }).max(500),
  }),
]);
export type StreamTarget = z.infer<typeof StreamTarget>;

/** How delivering goes. Nothing is lost while it fails: the log is kept, and sent when the receiver takes it again. */
export const StreamHealth = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fine') }),
  z.object({
    kind: z.literal('failing'),
    since: Instant,
    /** What happened last, such as `TIMEOUT`, `CERTIFICATE`, `ADDRESS_REFUSED`, `HTTP_500`. */
    reason: z.string().max(50),
    tries: z.int().min(1),
    nextTryAt: Instant,
  }),
]);
export type StreamHealth = z.infer<typeof StreamHealth>;

export const AuditStream = z.object({
  id: StreamId,
  name: line(100),
  format: StreamFormat,
  target: StreamTarget,
  isEnabled: z.boolean(),
  health: StreamHealth,
  /** The last row that was delivered; 0: none. */
  position: z.int().min(0),
  /** Rows that still have to be delivered. */
  waiting: z.int().min(0),
  deadLetters: z.int().min(0),
  lastDeliveredAt: Instant.nullable(),
  createdAt: Instant,
});
export type AuditStream = z.infer<typeof AuditStream>;

const access = { kind: 'permission', anyOf: ['manage-settings'] } as const;
const params = z.object({ streamId: StreamId });

export const listStreamsRoute = route({
  name: 'listStreams',
  method: 'GET',
  path: '/audit/streams',
  access,
  summary: 'Where the audit log is streamed to',
  response: z.object({ items: z.array(AuditStream) }),
});

export const addStreamRoute = route({
  name: 'addStream',
  method: 'POST',
  path: '/audit/streams',
  access,
  summary: 'Stream the audit log from now on; answers the secret that signs a webhook, once',
  body: z.strictObject({
    name: line(100),
    format: StreamFormat,
    target: StreamTarget,
    /** Begin with the first row there is instead of the next one. */
    isFromBeginning: z.boolean().default(false),
  }),
  /** `secret`: as Standard Webhooks write it, `whsec_…`; null for syslog. */
  response: z.object({ stream: AuditStream, secret: z.string().nullable() }),
  errors: ['STREAM_LIMIT', 'STREAM_ADDRESS_REFUSED', 'CERTIFICATE_INVALID'],
});

export const updateStreamRoute = route({
  name: 'updateStream',
  method: 'PATCH',
  path: '/audit/streams/:streamId',
  access,
  summary: 'Rename a stream, turn it on or off, or change its format',
  params,
  body: z.strictObject({ name: line(100), isEnabled: z.boolean(), format: StreamFormat }).partial(),
  response: AuditStream,
});

export const removeStreamRoute = route({
  name: 'removeStream',
  method: 'DELETE',
  path: '/audit/streams/:streamId',
  access,
  summary: 'Stop streaming to this place',
  params,
  response: noContent,
});

export const testStreamRoute = route({
  name: 'testStream',
  method: 'POST',
  path: '/audit/streams/:streamId/test',
  access,
  summary: 'Send one event that says it is a test, now',
  params,
  response: z.object({ isDelivered: z.boolean(), reason: z.string().max(50).nullable() }),
  errors: ['TOO_MANY_TRIES'],
});

export const replayStreamRoute = route({
  name: 'replayStream',
  method: 'POST',
  path: '/audit/streams/:streamId/replay',
  access,
  summary: 'Deliver again from a row on',
  params,
  body: z.strictObject({ from: z.int().min(1) }),
  response: AuditStream,
});

export const DeadLetter = z.object({
  /** The row's number in the audit log. */
  n: z.int().min(1),
  code: z.string().max(80),
  at: Instant,
  reason: z.string().max(50),
  refusedAt: Instant,
});
export type DeadLetter = z.infer<typeof DeadLetter>;

export const deadLettersRoute = route({
  name: 'deadLetters',
  method: 'GET',
  path: '/audit/streams/:streamId/dead-letters',
  access,
  summary: 'Rows that the receiver refused, the oldest first, two hundred at most',
  params,
  response: z.object({ items: z.array(DeadLetter), total: z.int().min(0) }),
});

export const replayDeadLettersRoute = route({
  name: 'replayDeadLetters',
  method: 'POST',
  path: '/audit/streams/:streamId/dead-letters/replay',
  access,
  summary: 'Deliver refused rows again, or give them up',
  params,
  body: z.strictObject({
    ns: z.array(z.int().min(1)).min(1).max(200),
    isGivenUp: z.boolean().default(false),
  }),
  response: z.object({ done: z.int().min(0), refused: z.int().min(0) }),
});
