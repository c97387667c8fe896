import { ScreenLayout, SessionProgress, type SessionView } from '@alongside/protocol';
import { expect, test } from 'vitest';
import { type ControlFacts, controlStatus } from './control-status.ts';

const id = '66666666-6666-4666-8666-666666666666';
const at = '2026-01-01T00:00:00.000Z';
const grant = { id, capability: 'control', allowedAt: at, until: at, proof: null };
const layout = ScreenLayout.parse({
  version: 1,
  monitors: [{ name: 'A', x: 0, y: 0, width: 8, height: 8, isPrimary: true }],
  shown: { x: 0, y: 0, width: 8, height: 8 },
  monitor: null,
});

interface Facts extends Partial<Omit<ControlFacts, 'view' | 'grants'>> {
  readonly question?: 'control' | 'elevation';
  readonly isGranted?: boolean;
}

function facts({ question, isGranted = true, ...part }: Facts = {}): ControlFacts {
  const progress = SessionProgress.parse({
    kind: 'active',
    startedAt: at,
    endsAt: at,
    question: question === undefined ? null : { id, mode: question, askedAt: at },
    grants: isGranted ? [grant] : [],
    pausedBy: [],
  });
  const view = { progress, modes: { control: { isAllowed: true } } } as unknown as SessionView;
  return {
    view,
    grants: progress.kind === 'active' ? progress.grants : [],
    isPaused: false,
    peer: 'connected',
    phrase: { kind: 'ready', words: [] },
    remoteScreen: { isShown: true, surface: 'monitor', layout },
    ...part,
  };
}

test('CCT1 the hand acts only when everything that is known speaks for it', () => {
  expect(controlStatus(facts(), 'free')).toEqual({ kind: 'held' });
  const blocked = [
    [facts({ isPaused: true }), 'paused'],
    [facts({ question: 'elevation' }), 'question-open'],
    [facts({ peer: 'silent' }), 'reconnecting'],
    [facts({ peer: 'none' }), 'reconnecting'],
    [facts({ phrase: { kind: 'none' } }), 'unverified'],
    [facts({ phrase: { kind: 'differs' } }), 'unverified'],
    [facts({ remoteScreen: null }), 'coming'],
    [facts({ remoteScreen: { isShown: true, surface: 'browser', layout: null } }), 'coming'],
  ] as const;
  for (const [state, why] of blocked) expect(controlStatus(state, 'free')).toEqual({ kind: 'blocked', why });
});

test('CCT1 until the sharer’s end says that it may, it may not', () => {
  expect(controlStatus(facts(), 'unknown')).toEqual({ kind: 'blocked', why: 'coming' });
  expect(controlStatus(facts(), 'silent')).toEqual({ kind: 'blocked', why: 'silent' });
});

test('CCT6 without control it is offered, asked for or refused', () => {
  expect(controlStatus(facts({ isGranted: false }), 'free')).toEqual({ kind: 'offered' });
  expect(controlStatus(facts({ isGranted: false, question: 'control' }), 'free')).toEqual({
    kind: 'asked',
    questionId: id,
  });
  const { view, ...rest } = facts({ isGranted: false });
  const missing = [{ reason: 'surface-view-only' as const }];
  const refused = {
    ...rest,
    view: view && { ...view, modes: { control: { isAllowed: false as const, missing } } },
  };
  expect(controlStatus(refused, 'unknown')).toEqual({
    kind: 'refused',
    answer: { isAllowed: false, missing },
  });
});
