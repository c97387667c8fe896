import { InputMessage, ScreenLayout } from '@alongside/protocol';
import { expect, test } from 'vitest';
import type { InputSink } from '../input/input-sink.ts';
import { HelperHand } from './helper-hand.ts';

const layout = (version: number, shown = { x: 0, y: 0, width: 1_280, height: 720 }): ScreenLayout =>
  ScreenLayout.parse({
    version,
    monitors: [{ name: 'A', x: 0, y: 0, width: 1_280, height: 720, isPrimary: true }],
    shown,
    monitor: null,
  });

function playing() {
  const played: string[] = [];
  const sink: InputSink = {
    movePointer: (x, y) => played.push(`move ${x},${y}`),
    setButton: (button, isDown) => played.push(`button ${button} ${isDown ? 'down' : 'up'}`),
    turnWheel: (x, y) => played.push(`wheel ${x},${y}`),
    pressKey: (code) => played.push(`press ${code}`) > 0,
    releaseKey: (code) => played.push(`release ${code}`),
    typeText: (text) => played.push(`type ${text}`),
    releaseAll: () => played.push('release all'),
    [Symbol.dispose]: () => undefined,
  };
  const hand = new HelperHand(sink);
  hand.handleLayout(layout(1));
  const move = (n: number, x: number, on = 1): void => {
    hand.handleMove({ n, layout: on, x, y: 10 });
  };
  const input = (n: number, event: object, on = 1): void => {
    hand.handleInput(InputMessage.parse({ type: 'input', n, layout: on, event }));
  };
  const again = (after: number, n: number, event: object): void => {
    hand.handleAgain({
      type: 'input-again',
      after,
      input: InputMessage.parse({ type: 'input', n, layout: 1, event }),
    });
  };
  return { played, hand, move, input, again };
}

const press = { kind: 'button', button: 'left', isDown: true, x: 5, y: 5 };
const lift = { ...press, isDown: false };

test('AGS4 what the hand does is played in the order in which it did it', () => {
  const { played, hand, move, input } = playing();
  move(1, 100);
  input(2, press);
  move(3, 200);
  input(4, lift);
  input(5, { kind: 'wheel', deltaX: 0, deltaY: 120, x: 6, y: 6 });
  input(6, { kind: 'key-down', code: 'KeyA', key: 'a' });
  input(7, { kind: 'key-up', code: 'KeyA' });
  input(8, { kind: 'text', text: 'é' });
  input(9, { kind: 'release-all' });
  expect(played).toEqual([
    ...['move 100,10', 'move 5,5', 'button 0 down', 'move 200,10', 'move 5,5', 'button 0 up', 'move 6,6'],
    ...['wheel 0,120', 'press KeyA', 'release KeyA', 'type é', 'release all'],
  ]);
  expect(hand.playedN).toBe(9);
});

test('AGS4 a move that is late or doubled is dropped; a late press is played, and the pointer goes back', () => {
  const { played, move, input } = playing();
  move(3, 300);
  move(2, 200);
  move(3, 300);
  input(1, press);
  input(1, press);
  expect(played).toEqual(['move 300,10', 'move 5,5', 'button 0 down', 'move 300,10']);
});

test('AGS4 what is said again is played once, in its place, whichever of the two comes first', () => {
  const { played, input, again } = playing();
  const key = (code: string) => ({ kind: 'key-down', code, key: code });
  again(0, 1, key('a'));
  input(1, key('a'));
  again(3, 4, key('d'));
  again(1, 3, key('c'));
  again(0, 1, key('a'));
  input(3, key('c'));
  input(4, key('d'));
  again(3, 4, key('d'));
  expect(played).toEqual(['press a', 'press c', 'press d']);
});

test('AGS5 what was aimed at another layout, or where nothing is shown, is dropped; a button still goes up', () => {
  const { played, hand, move, input } = playing();
  input(1, press);
  hand.handleLayout(layout(2, { x: 640, y: 0, width: 640, height: 720 }));
  move(2, 100);
  input(3, press);
  move(4, 100, 2);
  move(5, 639, 2);
  move(6, 1_280, 2);
  input(7, { kind: 'wheel', deltaX: 0, deltaY: 120, x: 6, y: 6 }, 2);
  input(8, lift);
  move(9, 640, 2);
  move(10, 640, 3);
  hand.handleLayout(null);
  move(11, 640, 2);
  expect(played).toEqual(['move 5,5', 'button 0 down', 'button 0 up', 'move 640,10']);
});

test('AGS4 another page of the helper begins to count anew, with nothing pressed', () => {
  const { played, hand, move, input } = playing();
  input(50, { kind: 'key-down', code: 'KeyA', key: 'a' });
  hand.handleNewHelper();
  move(1, 100);
  expect(played).toEqual(['press KeyA', 'release all', 'move 100,10']);
});
