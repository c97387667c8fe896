import { SessionProgress, type SessionView } from '@alongside/protocol';
import type { BrowserSessionEndState } from '@alongside/ui';
import { expect, test } from 'vitest';
import { pictureStatus } from './picture-status.ts';

const at = '2026-01-01T00:00:00.000Z';
const uuid = (digit: string): string => '00000000-0000-4000-8000-000000000000'.replaceAll('0', digit);

const grant = { id: uuid('6'), capability: 'view', allowedAt: at, until: at, proof: null };

function stateOf(
  part: Partial<BrowserSessionEndState>,
  grants = true,
  isAway = false,
  pausedBy: readonly string[] = [],
): BrowserSessionEndState {
  const progress = SessionProgress.parse({
    kind: 'active',
    startedAt: at,
    endsAt: at,
    question: null,
    grants: grants ? [grant] : [],
    pausedBy,
  });
  const sharer = isAway
    ? { kind: 'lost', since: at, endsAt: at, incarnation: null }
    : { kind: 'here', since: at, incarnation: uuid('7') };
  const view = { progress, presence: { sharer, helper: sharer } } as unknown as SessionView;
  return {
    view,
    grants: grants ? [grant] : [],
    isPaused: pausedBy.length > 0,
    phrase: { kind: 'ready', words: [] },
    peer: 'connected',
    remoteScreen: { isShown: true, surface: 'monitor', layout: null },
    video: {} as MediaStream,
    ...part,
  } as unknown as BrowserSessionEndState;
}

test('CVW1 without a grant there is no picture, whatever arrives', () => {
  expect(pictureStatus(stateOf({}, false), true).kind).toBe('paused');
  expect(pictureStatus(stateOf({ view: null, grants: [] }), true).kind).toBe('paused');
});

test('CVW2 each cause has its own word', () => {
  expect(pictureStatus(stateOf({}), true).kind).toBe('shown');
  expect(pictureStatus(stateOf({}), false).kind).toBe('coming');
  expect(pictureStatus(stateOf({ video: null }), true).kind).toBe('coming');
  expect(pictureStatus(stateOf({ peer: 'silent' }), true).kind).toBe('reconnecting');
  expect(
    pictureStatus(stateOf({ remoteScreen: { isShown: false, surface: 'unknown', layout: null } }), true).kind,
  ).toBe('paused');
});

test('CVW2 a sharer that only the server lost is still there', () => {
  expect(pictureStatus(stateOf({}, true, true), true).kind).toBe('shown');
  expect(pictureStatus(stateOf({ peer: 'silent' }, true, true), true)).toEqual({
    kind: 'sharer-away',
    endsAtMs: Date.parse(at),
  });
});

test('CVW5 a pause says who has to resume', () => {
  const by = (...sides: string[]) => pictureStatus(stateOf({}, true, false, sides), true);
  expect(by('helper')).toEqual({ kind: 'halted', by: 'helper' });
  expect(by('sharer')).toEqual({ kind: 'halted', by: 'sharer' });
  expect(by('sharer', 'helper')).toEqual({ kind: 'halted', by: 'helper' });
  expect(pictureStatus(stateOf({ isPaused: true }), true)).toEqual({ kind: 'halted', by: 'helper' });
});

test('CVW6 over keys that differ nothing is shown', () => {
  expect(pictureStatus(stateOf({ phrase: { kind: 'differs' } }), true)).toEqual({ kind: 'unsafe' });
});
