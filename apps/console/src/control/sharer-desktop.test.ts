import { expect, test } from 'vitest';
import { SharerDesktop } from './sharer-desktop.ts';

const at = (n: number, x: number, y: number) => ({ type: 'pointer-at', n, x, y }) as const;

test('CPT3 the sharer’s moves are drawn, older ones that come late aren’t', () => {
  const desktop = new SharerDesktop();
  let changes = 0;
  desktop.subscribePointer(() => {
    changes += 1;
  });
  expect(desktop.pointer).toBeNull();
  desktop.heard(at(2, 20, 20));
  desktop.heard(at(1, 10, 10));
  expect(desktop.pointer).toEqual({ x: 20, y: 20 });
  expect(changes).toBe(1);
});

test('CPT3 where the helper put it nothing is drawn, also when that comes back late', () => {
  const desktop = new SharerDesktop();
  desktop.heard(at(1, 5, 5));
  desktop.movedTo({ x: 10, y: 10 });
  expect(desktop.pointer).toBeNull();
  desktop.movedTo({ x: 11, y: 10 });
  desktop.heard(at(2, 10, 10));
  expect(desktop.pointer).toBeNull();
  desktop.heard(at(3, 300, 10));
  expect(desktop.pointer).toEqual({ x: 300, y: 10 });
});

test('CPT3 long after the helper was somewhere, the sharer is there', () => {
  let now = 0;
  const desktop = new SharerDesktop(() => now);
  desktop.movedTo({ x: 10, y: 10 });
  now = 3_000;
  desktop.heard(at(1, 10, 10));
  expect(desktop.pointer).toEqual({ x: 10, y: 10 });
});

test('CPT3 without control every position is the sharer’s', () => {
  const desktop = new SharerDesktop();
  desktop.movedTo({ x: 10, y: 10 });
  desktop.letGo();
  desktop.heard(at(1, 10, 10));
  expect(desktop.pointer).toEqual({ x: 10, y: 10 });
});

test('CCT1 on a new connection the sharer’s end has said nothing', () => {
  const desktop = new SharerDesktop();
  expect(desktop.state.word).toBe('unknown');
  desktop.heard({ type: 'control-state', refusal: null });
  expect(desktop.state.word).toBe('free');
  desktop.heard({ type: 'control-state', refusal: 'question-open' });
  expect(desktop.state.word).toBe('question-open');
  desktop.heard(at(7, 10, 10));
  desktop.restart();
  expect(desktop.state).toEqual({ word: 'unknown', shape: null });
  expect(desktop.pointer).toBeNull();
  desktop.heard(at(1, 3, 3));
  expect(desktop.pointer).toEqual({ x: 3, y: 3 });
});
