import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ClientMessage,
  LIVE_MESSAGE_MAX_BYTES,
  LIVE_PING_MS,
  LIVE_SILENCE_MS,
  ServerMessage,
} from './messages.ts';
import { PEER_ASK_MS, PEER_BEAT_MS, PEER_SILENCE_MS } from './beat.ts';
import { CHAT_TEXT_MAX, PEER_MESSAGE_MAX_BYTES, PeerMessage } from './peer-channel.ts';
import { SignalFrame } from './signal.ts';

const id = '00000000-0000-4000-8000-000000000001';
const frame = { n: 1, ack: 0, body: { kind: 'description', type: 'offer', sdp: 'v=0', offer: 1 } };
const says: readonly (readonly [string, object])[] = [
  ['hello', { type: 'hello', version: 1 }],
  ['attach', { type: 'attach', id: 1, sessionId: id, incarnation: id }],
  ['detach', { type: 'detach', sessionId: id }],
  ['ask', { type: 'command', id: 2, sessionId: id, command: { kind: 'ask', questionId: id, mode: 'view' } }],
  ['leave', { type: 'command', id: 3, sessionId: id, command: { kind: 'leave' } }],
  ['signal', { type: 'signal', sessionId: id, to: id, frame }],
  ['watch', { type: 'watch', id: 4, topic: 'sessions' }],
  ['ping', { type: 'ping', n: 0 }],
];
const isTaken = (message: unknown): boolean => ClientMessage.safeParse(message).success;

describe('what a page says', () => {
  test.each(says)('MSG1 %s is taken as it is', (_what, message) => {
    expect(ClientMessage.parse(message)).toEqual(message);
  });

  test.each(says)('MSG2 %s with a member more or less is refused', (_what, message) => {
    expect(isTaken({ ...message, more: 1 })).toBe(false);
    for (const member of Object.keys(message)) {
      const less = Object.fromEntries(Object.entries(message).filter(([name]) => name !== member));
      expect(isTaken(less)).toBe(false);
    }
  });

  test('MSG2 what is inside is as strict', () => {
    const command = (inside: object) => ({ type: 'command', id: 1, sessionId: id, command: inside });
    expect(isTaken(command({ kind: 'leave', by: 'helper' }))).toBe(false);
    expect(isTaken(command({ kind: 'ask', questionId: id, mode: 'root' }))).toBe(false);
    expect(isTaken(command({ kind: 'answer', questionId: id, isAllowed: 'yes' }))).toBe(false);
    expect(isTaken(command({ kind: 'give-up', capability: '__proto__' }))).toBe(false);
    expect(isTaken({ type: 'signal', sessionId: id, to: id, frame: { ...frame, n: -1 } })).toBe(false);
  });

  test('MSG3 an id is a UUID, made lower case, and nothing else', () => {
    const upper = 'ABCDEF00-0000-4000-8000-00000000000A';
    const parsed = ClientMessage.parse({ type: 'detach', sessionId: upper });
    expect(parsed).toEqual({ type: 'detach', sessionId: upper.toLowerCase() });
    for (const bad of ['', '1', `${id}0`, `${id}\n`, "' or 1=1 --", 1, null, {}]) {
      expect(isTaken({ type: 'detach', sessionId: bad })).toBe(false);
    }
  });

  test('MSG4 a request is numbered from one by whole numbers', () => {
    for (const bad of [0, -1, 1.5, Number.NaN, Infinity, 2 ** 53, '1']) {
      expect(isTaken({ type: 'watch', id: bad, topic: 'sessions' })).toBe(false);
    }
  });

  test('MSG5 anything at all is refused without an exception', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(() => ClientMessage.safeParse(message)).not.toThrow();
        expect(() => ServerMessage.safeParse(message)).not.toThrow();
        expect(() => PeerMessage.safeParse(message)).not.toThrow();
      }),
      { numRuns: 1_000 },
    );
  });

  test('MSG6 the longest signal that is taken fits into the longest message', () => {
    const longest = { n: 1_000_000, ack: 1_000_000, body: { ...frame.body, sdp: 'a'.repeat(65_536) } };
    expect(SignalFrame.safeParse(longest).success).toBe(true);
    const message = JSON.stringify({ type: 'signal', sessionId: id, to: id, frame: longest });
    expect(message.length).toBeLessThan(LIVE_MESSAGE_MAX_BYTES);
    const longer = { ...longest, body: { ...longest.body, sdp: 'a'.repeat(65_537) } };
    expect(SignalFrame.safeParse(longer).success).toBe(false);
  });
});

describe('what the server says', () => {
  test('MSG7 a reply has an error with a code that exists, or none', () => {
    expect(ServerMessage.parse({ type: 'reply', id: 1, error: null })).toEqual({
      type: 'reply',
      id: 1,
      error: null,
    });
    const refused = { type: 'reply', id: 1, error: { code: 'NOT_FOUND' } };
    expect(ServerMessage.parse(refused)).toEqual(refused);
    expect(ServerMessage.safeParse({ type: 'reply', id: 1, error: { code: 'NO_SUCH_CODE' } }).success).toBe(
      false,
    );
    expect(ServerMessage.safeParse({ type: 'reply', id: 1 }).success).toBe(false);
  });

  test('MSG8 a member that a newer server adds is left out, not refused', () => {
    const pong = ServerMessage.parse({ type: 'pong', n: 1, load: 0.5 });
    expect(pong).toEqual({ type: 'pong', n: 1 });
  });
});

describe('what the two ends say', () => {
  const chat = { from: 'helper', n: 1, clock: 1, sentAtMs: 0, text: 'hello' };

  test('MSG9 chat is numbered, bounded and free of what could harm the page', () => {
    const isMessage = (message: object) => PeerMessage.safeParse({ type: 'chat', message }).success;
    expect(isMessage(chat)).toBe(true);
    expect(isMessage({ ...chat, n: 5_001 })).toBe(false);
    expect(isMessage({ ...chat, clock: 20_001 })).toBe(false);
    expect(isMessage({ ...chat, text: 'a'.repeat(CHAT_TEXT_MAX + 1) })).toBe(false);
    expect(isMessage({ ...chat, text: 'a\u202Eb' })).toBe(false);
    expect(isMessage({ ...chat, from: 'administrator' })).toBe(false);
  });

  test('MSG10 the longest chat message fits into the longest message of the channel', () => {
    const text = '\u{1F600}'.repeat(CHAT_TEXT_MAX);
    const message = JSON.stringify(PeerMessage.parse({ type: 'chat', message: { ...chat, text } }));
    expect(new TextEncoder().encode(message).length).toBeLessThan(PEER_MESSAGE_MAX_BYTES);
  });

  test('MSG11 silence is noticed within two seconds, after more than two missed signs of life', () => {
    expect(LIVE_SILENCE_MS + LIVE_PING_MS).toBeLessThanOrEqual(2_000);
    expect(PEER_SILENCE_MS).toBeLessThanOrEqual(2_000);
    expect(LIVE_SILENCE_MS).toBeGreaterThan(2 * LIVE_PING_MS);
    expect(PEER_SILENCE_MS).toBeGreaterThan(PEER_BEAT_MS + 2 * PEER_ASK_MS);
  });
});
