import { z } from 'zod';
import { ERRORS, type ErrorCode } from '../errors.ts';
import { Incarnation, SessionId } from '../ids.ts';
import { SessionView } from '../session-view.ts';
import { Instant } from '../text.ts';
import { SessionCommand } from './commands.ts';
import { SignalFrame } from './signal.ts';

/** Of the live socket. A server speaks one version and says so when it refuses another. */
export const LIVE_VERSION = 1;

/** WebSocket subprotocol. The one-time ticket is offered as a second one, `ticket.<value>`, so that it is in no URL. */
export const LIVE_SUBPROTOCOL = 'alongside.live.v1';
export const LIVE_TICKET_PREFIX = 'ticket.';
export const LIVE_PATH = '/api/v1/live';

/** Longest message either way, in bytes of UTF-8. */
export const LIVE_MESSAGE_MAX_BYTES = 131_072;

/** Both ends ping this often and give a silent connection up after `LIVE_SILENCE_MS`. */
export const LIVE_PING_MS = 500;
export const LIVE_SILENCE_MS = 1_500;

/** A side whose socket is gone may stay away this long before the session ends. */
export const LIVE_GRACE_MS = 120_000;

/** Close codes of the live socket (RFC 6455, 7.4.2: 4000 to 4999 are private). The reason is an error code. */
export const LIVE_CLOSE = {
  refused: 4400,
  signedOut: 4401,
  replaced: 4409,
  limit: 4429,
  silent: 4408,
  stopping: 4503,
} as const;

const RequestId = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

/** What a console page can watch besides its own session. Only the fact of a change is told; the page asks for the data. */
export const LiveTopic = z.enum([
  'sessions',
  'settings',
  'people',
  'groups',
  'roles',
  'audit',
  'approvals',
  'devices',
]);
export type LiveTopic = z.infer<typeof LiveTopic>;

export const ClientMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hello'), version: z.int() }),
  z.strictObject({
    type: z.literal('attach'),
    id: RequestId,
    sessionId: SessionId,
    incarnation: Incarnation,
  }),
  z.strictObject({ type: z.literal('detach'), sessionId: SessionId }),
  z.strictObject({
    type: z.literal('command'),
    id: RequestId,
    sessionId: SessionId,
    command: SessionCommand,
  }),
  z.strictObject({ type: z.literal('signal'), sessionId: SessionId, to: Incarnation, frame: SignalFrame }),
  z.strictObject({ type: z.literal('watch'), id: RequestId, topic: LiveTopic }),
  z.strictObject({ type: z.literal('ping'), n: z.int().min(0) }),
]);
export type ClientMessage = z.infer<typeof ClientMessage>;

const codes = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

export const IceServer = z.object({
  urls: z.array(z.string().max(500)).min(1),
  username: z.string().max(500).optional(),
  credential: z.string().max(500).optional(),
});
export type IceServer = z.infer<typeof IceServer>;

export const ServerMessage = z.union([
  z.object({
    type: z.literal('welcome'),
    version: z.int(),
    serverTime: Instant,
    iceServers: z.array(IceServer),
  }),
  /** To attach, command and watch. A session's view goes out before the reply to what changed it. */
  z.object({ type: z.literal('reply'), id: RequestId, error: z.null() }),
  z.object({
    type: z.literal('reply'),
    id: RequestId,
    error: z.object({ code: z.enum(codes), details: z.record(z.string(), z.unknown()).optional() }),
  }),
  /** Before the accounts of the welcome run out. */
  z.object({ type: z.literal('ice-servers'), iceServers: z.array(IceServer) }),
  z.object({ type: z.literal('session'), view: SessionView }),
  z.object({ type: z.literal('signal'), sessionId: SessionId, from: Incarnation, frame: SignalFrame }),
  z.object({ type: z.literal('changed'), topic: LiveTopic }),
  z.object({ type: z.literal('pong'), n: z.int() }),
  /** Something was wrong with a message that has no id. */
  z.object({ type: z.literal('error'), code: z.enum(codes) }),
]);
export type ServerMessage = z.infer<typeof ServerMessage>;
