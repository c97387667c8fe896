import { FakeClock } from '@alongside/testkit';
import { GrantId, QuestionId, SessionView } from '@alongside/protocol';
import { describe, expect, test } from 'vitest';
import { InputGate } from './input-gate.ts';
import { INPUT_SILENCE_MS } from './input-refusal.ts';
import type { InputSink } from './input-sink.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const at = (ms: number): string => new Date(ms).toISOString();

interface Granted {
  readonly untilMs: number;
  readonly capability?: 'view' | 'control';
  readonly hasQuestion?: boolean;
  readonly side?: 'helper' | 'sharer';
}

function activeView(nowMs: number, granted: Granted): SessionView {
  const { untilMs, capability = 'control', hasQuestion = false, side = 'sharer' } = granted;
  const helper = {
    personId: ID,
    fullName: 'A B',
    firstName: null,
    lastName: null,
    jobTitle: null,
    company: null,
    email: 'a@example.org',
    verifiedDomain: null,
    picture: null,
  };
  const question = { id: QuestionId.parse(ID), mode: 'control', askedAt: at(nowMs) };
  const grant = { id: GrantId.parse(ID), capability, allowedAt: at(nowMs), until: at(untilMs) };
  return SessionView.parse({
    id: ID,
    version: 1,
    side,
    startedBy: 'code',
    createdAt: at(nowMs),
    helper,
    sharer: null,
    device: null,
    presence: { helper: { kind: 'awaited' }, sharer: { kind: 'awaited' } },
    isChatAllowed: true,
    modes: {},
    progress: {
      kind: 'active',
      startedAt: at(nowMs),
      endsAt: at(untilMs),
      question: hasQuestion ? question : null,
      grants: [grant],
    },
  });
}

function gated() {
  const clock = new FakeClock();
  const calls: string[] = [];
  const sink: InputSink = {
    movePointer: () => calls.push('move'),
    setButton: (_, isDown) => calls.push(isDown ? 'button down' : 'button up'),
    turnWheel: () => calls.push('wheel'),
    pressKey: () => calls.push('key down') > 0,
    releaseKey: () => calls.push('key up'),
    typeText: () => calls.push('text'),
    releaseAll: () => calls.push('release all'),
    [Symbol.dispose]: () => undefined,
  };
  const gate = new InputGate({ sink, clock, serverTime: () => clock.now() });
  const actAll = (): void => {
    gate.movePointer(1, 1);
    gate.setButton(0, true);
    gate.setButton(0, false);
    gate.turnWheel(0, 120);
    gate.pressKey('KeyA', 'a');
    gate.releaseKey('KeyA');
    gate.typeText('a');
  };
  const open = (granted: Partial<Granted> = {}): void => {
    gate.handleHeard();
    gate.handleView(activeView(clock.now(), { untilMs: clock.now() + 3_600_000, ...granted }));
  };
  return { clock, calls, gate, actAll, open };
}

const EVERYTHING = ['move', 'button down', 'button up', 'wheel', 'key down', 'key up', 'text'];

describe('the gate', () => {
  test('AGG1 lets everything through under a valid grant', () => {
    const { calls, gate, actAll, open } = gated();
    open();
    actAll();
    expect(calls).toEqual(EVERYTHING);
    expect(gate.refusal).toBeNull();
  });

  test.for([
    ['before there is a session', (): Partial<Granted> | null => null, 'no-grant'],
    ['with a grant for viewing only', () => ({ capability: 'view' }) as const, 'no-grant'],
    ['with a grant that is over', () => ({ untilMs: 0 }), 'no-grant'],
    ['in the helper’s own view', () => ({ side: 'helper' }) as const, 'no-grant'],
  ] as const)('AGG1 lets nothing through %s', ([, granted, refusal]) => {
    const { calls, gate, actAll, open } = gated();
    const with_ = granted();
    if (with_ !== null) open(with_);
    actAll();
    expect(calls).toEqual([]);
    expect(gate.refusal).toBe(refusal);
  });

  test('AGG2, AGG3 closes when a question opens, and releases what is pressed', () => {
    const { calls, gate, actAll, open } = gated();
    open();
    gate.pressKey('KeyA', 'a');
    open({ hasQuestion: true });
    actAll();
    expect(calls).toEqual(['key down', 'release all']);
    expect(gate.refusal).toBe('question-open');
  });

  test('AGG2, AGG3 closes by itself when the helper is silent, and opens when heard again', async () => {
    const { clock, calls, gate, actAll, open } = gated();
    open();
    gate.pressKey('KeyA', 'a');
    await clock.advance(INPUT_SILENCE_MS - 1);
    expect(calls).toEqual(['key down']);
    await clock.advance(1);
    expect(calls).toEqual(['key down', 'release all']);
    actAll();
    expect(gate.refusal).toBe('silent');
    gate.handleHeard();
    actAll();
    expect(calls.slice(2)).toEqual(EVERYTHING);
  });

  test('AGG1, AGG3 closes by itself at the end of the grant', async () => {
    const { clock, calls, gate, open } = gated();
    open({ untilMs: clock.now() + 1_000 });
    gate.pressKey('KeyA', 'a');
    await clock.advance(1_000);
    expect(calls).toEqual(['key down', 'release all']);
    expect(gate.refusal).toBe('no-grant');
  });

  test('AGG2, AGG3 closes while paused, and for good without a session', () => {
    const { calls, gate, actAll, open } = gated();
    open();
    gate.handlePaused(true);
    expect(gate.refusal).toBe('paused');
    gate.handlePaused(false);
    gate.handleView(null);
    actAll();
    expect(calls).toEqual(['release all', 'release all']);
  });
});
