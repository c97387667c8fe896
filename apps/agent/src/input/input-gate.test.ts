import { FakeClock } from '@alongside/testkit';
import type { InputRefusal } from '@alongside/protocol';
import { describe, expect, test } from 'vitest';
import { InputGate } from './input-gate.ts';
import { type HandFacts, INPUT_SILENCE_MS } from './input-refusal.ts';
import type { InputSink } from './input-sink.ts';

function gated() {
  const clock = new FakeClock();
  const calls: string[] = [];
  const refusals: (InputRefusal | null)[] = [];
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
  const gate = new InputGate({
    clock,
    serverTime: () => clock.now(),
    changed: (refusal) => refusals.push(refusal),
  });
  gate.handleSink(sink);
  const actAll = (): void => {
    gate.movePointer(1, 1);
    gate.setButton(0, true);
    gate.setButton(0, false);
    gate.turnWheel(0, 120);
    gate.pressKey('KeyA', 'a');
    gate.releaseKey('KeyA');
    gate.typeText('a');
  };
  const know = (facts: Partial<HandFacts> = {}): void => {
    const grantedUntilMs = clock.now() + 3_600_000;
    gate.handleSession({
      grantedUntilMs,
      isVerified: true,
      isQuestionOpen: false,
      isPaused: false,
      ...facts,
    });
  };
  const open = (): void => {
    gate.handleHeard();
    know();
  };
  return { clock, calls, refusals, sink, gate, actAll, know, open };
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

  test.for<readonly [string, Partial<HandFacts>, InputRefusal]>([
    ['without a grant', { grantedUntilMs: -Infinity }, 'no-grant'],
    ['with a grant that is over', { grantedUntilMs: 0 }, 'no-grant'],
    ['with a grant whose end can’t be read', { grantedUntilMs: Number.NaN }, 'no-grant'],
    ['while the keys aren’t compared', { isVerified: false }, 'unverified'],
    ['while a question is open', { isQuestionOpen: true }, 'question-open'],
    ['while paused', { isPaused: true }, 'paused'],
  ])('AGG1, AGG2 lets nothing through %s', ([, facts, refusal]) => {
    const { calls, gate, actAll, know } = gated();
    gate.handleHeard();
    know(facts);
    actAll();
    expect(calls).toEqual([]);
    expect(gate.refusal).toBe(refusal);
  });

  test('AGG1, AGG2 lets nothing through before there is a session, or without a desktop', () => {
    const { calls, gate, actAll, open } = gated();
    actAll();
    expect(gate.refusal).toBe('no-grant');
    gate.handleSink(null);
    open();
    actAll();
    expect(gate.refusal).toBe('not-possible');
    expect(calls).toEqual([]);
  });

  test.for<readonly [string, Partial<HandFacts>]>([
    ['a question opens', { isQuestionOpen: true }],
    ['control is taken back', { grantedUntilMs: -Infinity }],
    ['somebody pauses', { isPaused: true }],
    ['the keys turn out to differ', { isVerified: false }],
  ])('AGG2, AGG3 closes when %s, and releases what is pressed', ([, facts]) => {
    const { calls, gate, actAll, know, open } = gated();
    open();
    gate.pressKey('KeyA', 'a');
    know(facts);
    expect(calls).toEqual(['key down', 'release all']);
    actAll();
    expect(calls).toHaveLength(2);
  });

  test('AGG2, AGG3 closes by itself when the helper is silent, and opens when heard again', async () => {
    const { clock, calls, refusals, gate, actAll, open } = gated();
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
    expect(refusals).toEqual([null, 'silent', null]);
  });

  test('AGG1, AGG3 closes by itself at the end of the grant', async () => {
    const { clock, calls, gate, know, open } = gated();
    open();
    know({ grantedUntilMs: clock.now() + 1_000 });
    gate.pressKey('KeyA', 'a');
    await clock.advance(1_000);
    expect(calls).toEqual(['key down', 'release all']);
    expect(gate.refusal).toBe('no-grant');
  });

  test('AGG3 is closed for good at the end', () => {
    const { calls, gate, actAll, open } = gated();
    open();
    gate[Symbol.dispose]();
    actAll();
    expect(calls).toEqual(['release all']);
  });
});
