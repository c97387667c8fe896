import { FastMessage, InputMessage } from '@alongside/protocol';
import { describe, expect, test } from 'vitest';
import { RemoteHand } from './remote-hand.ts';
import { keyPress } from './test-key-press.ts';

const LEFT = 1;
const RIGHT = 2;

function handed() {
  const sent: string[] = [];
  const numbers: number[] = [];
  const frames: (() => void)[] = [];
  const repeats: (() => void)[] = [];
  const again: Extract<FastMessage, { type: 'input-again' }>[] = [];
  const timers: { readonly delayMs: number; readonly call: () => void }[] = [];
  let isOpen = true;
  const note = (message: InputMessage | FastMessage): boolean => {
    if (!isOpen) return false;
    if (message.type === 'pointer') sent.push(`move ${message.x},${message.y}`);
    if (message.type === 'input') {
      const { event } = message;
      if (event.kind === 'button')
        sent.push(`${event.button} ${event.isDown ? 'down' : 'up'} ${event.x},${event.y}`);
      else if (event.kind === 'key-down') sent.push(`+${event.key}`);
      else if (event.kind === 'key-up') sent.push(`-${event.code}`);
      else if (event.kind === 'text') sent.push(`"${event.text}"`);
      else sent.push(event.kind);
    }
    if (message.type === 'input-again') again.push(message);
    if (message.type === 'pointer' || message.type === 'input') numbers.push(message.n);
    return true;
  };
  let leavings = 0;
  const hand = new RemoteHand({
    send: (message) => note(InputMessage.parse(message)),
    sendFast: (message) => note(FastMessage.parse(message)),
    nextFrame: (call) => {
      frames.push(call);
      return () => frames.splice(frames.indexOf(call), 1);
    },
    later: (delayMs, call) => {
      if (delayMs < 50) {
        repeats.push(call);
        return () => undefined;
      }
      const timer = { delayMs, call };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), 1);
    },
    left: () => {
      leavings += 1;
    },
    system: 'other',
  });
  const frame = (): void => {
    for (const call of frames.splice(0)) call();
  };
  return {
    hand,
    sent,
    numbers,
    frame,
    again,
    /** What was done is said again. */
    repeat: () => {
      for (const call of repeats.splice(0)) call();
    },
    /** Time passes until the next timer; returns how long that was. */
    rest: (): number | null => {
      const timer = timers.shift();
      timer?.call();
      return timer?.delayMs ?? null;
    },
    setOpen: (open: boolean) => {
      isOpen = open;
    },
    leavings: () => leavings,
  };
}

const at = (x: number, y: number) => ({ x, y });

describe('the pointer', () => {
  test('CPT5 the first move goes at once, then one in a frame: the newest', () => {
    const { hand, sent, frame } = handed();
    hand.allow(1);
    for (const x of [1, 2, 3]) hand.point(at(x, 0), 0);
    expect(sent).toEqual(['move 1,0']);
    frame();
    expect(sent).toEqual(['move 1,0', 'move 3,0']);
    frame();
    frame();
    hand.point(at(4, 0), 0);
    expect(sent).toEqual(['move 1,0', 'move 3,0', 'move 4,0']);
  });

  test('CPT5 there and back within a frame ends where it began', () => {
    const { hand, sent, frame } = handed();
    hand.allow(1);
    for (const x of [1, 2, 1, 1]) hand.point(at(x, 0), 0);
    frame();
    expect(sent).toEqual(['move 1,0', 'move 1,0']);
  });

  test('CPT5 the last position is said again, twice, and nothing after a click', () => {
    const { hand, sent, rest, numbers } = handed();
    hand.allow(1);
    hand.point(at(7, 7), 0);
    expect([rest(), rest(), rest()]).toEqual([100, 400, null]);
    expect(sent).toEqual(['move 7,7', 'move 7,7', 'move 7,7']);
    expect(numbers).toEqual([1, 2, 3]);
    hand.point(at(8, 8), LEFT);
    expect(rest()).toBeNull();
  });

  test('CPT6 a button says where, and no older move comes after it', () => {
    const { hand, sent, frame } = handed();
    hand.allow(1);
    hand.point(at(1, 0), 0);
    hand.point(at(2, 0), 0);
    hand.point(at(3, 0), LEFT);
    frame();
    expect(sent).toEqual(['move 1,0', 'left down 3,0']);
  });

  test('CPT6 a second button while the first is down, and both let go', () => {
    const { hand, sent } = handed();
    hand.allow(1);
    for (const buttons of [LEFT, LEFT | RIGHT, RIGHT, 0]) hand.point(at(5, 5), buttons);
    expect(sent).toEqual(['left down 5,5', 'right down 5,5', 'left up 5,5', 'right up 5,5']);
  });

  test('CPT2 beside the picture nothing goes down', () => {
    const { hand, sent } = handed();
    hand.allow(1);
    hand.point(null, LEFT);
    expect(hand.isDragging).toBe(false);
    hand.point(at(1, 1), LEFT);
    hand.point(at(1, 1), 0);
    expect(sent).toEqual(['move 1,1']);
  });

  test('CPT4 the wheel says where; a pinch isn’t a wheel', () => {
    const { hand, sent } = handed();
    hand.allow(1);
    const turn = { deltaX: 0, deltaY: 100, deltaMode: 0, notchesX: null, notchesY: null, hasShift: false };
    hand.turn(at(1, 1), { ...turn, hasControl: false });
    hand.turn(at(1, 1), { ...turn, hasControl: true });
    hand.turn(null, { ...turn, hasControl: false });
    expect(sent).toEqual(['wheel']);
  });

  test('CKB8 a modifier goes before the click', () => {
    const { hand, sent } = handed();
    hand.allow(1);
    hand.keyDown(keyPress('ControlLeft', 'Control', { hasControl: true }));
    hand.point(at(1, 1), LEFT);
    expect(sent).toEqual(['+Control', 'left down 1,1']);
  });
});

describe('what gets lost', () => {
  test('CCT7 everything but moves is said once more, after what was said before it', () => {
    const { hand, again, repeat } = handed();
    hand.allow(1);
    hand.point(at(1, 1), 0);
    hand.point(at(1, 1), LEFT);
    hand.point(at(1, 1), 0);
    expect(again).toEqual([]);
    repeat();
    expect(again.map(({ after, input }) => [after, input.n, input.event.kind])).toEqual([
      [0, 2, 'button'],
      [2, 3, 'button'],
    ]);
  });

  test('CCT7 what didn’t go out isn’t said again, nor what is too long for the fast channel', () => {
    const { hand, again, repeat, setOpen } = handed();
    hand.allow(1);
    setOpen(false);
    hand.type('lost');
    setOpen(true);
    hand.type('ش'.repeat(600));
    hand.type('short');
    repeat();
    expect(again.map(({ after, input }) => [after, input.n, input.event.kind])).toEqual([
      [0, 2, 'release-all'],
      [3, 4, 'text'],
    ]);
  });
});

describe('what may be done', () => {
  test('CCT1 nothing is sent while the hand may not act', () => {
    const { hand, sent } = handed();
    hand.keyDown(keyPress('Enter', 'Enter'));
    hand.type('a');
    hand.point(at(1, 1), LEFT);
    hand.point(at(1, 1), 0);
    hand.release();
    expect(sent).toEqual([]);
  });

  test('CCT2 everything is released when it no longer may', () => {
    const { hand, sent } = handed();
    hand.allow(1);
    hand.keyDown(keyPress('ArrowDown', 'ArrowDown'));
    hand.point(at(1, 1), LEFT);
    hand.allow(null);
    hand.keyUp({ code: 'ArrowDown', key: 'ArrowDown' });
    hand.point(at(2, 2), 0);
    expect(sent).toEqual(['+ArrowDown', 'left down 1,1', 'release-all']);
  });

  test('CCT2 a button that was down all the while has to be let go before it counts again', () => {
    const { hand, sent } = handed();
    hand.allow(1);
    hand.point(at(1, 1), LEFT);
    hand.allow(null);
    hand.allow(1);
    hand.point(at(1, 1), LEFT);
    hand.point(at(1, 1), 0);
    hand.point(at(1, 1), LEFT);
    expect(sent.filter((what) => what.startsWith('left'))).toEqual(['left down 1,1', 'left down 1,1']);
  });

  test('CCT2 a new layout releases nothing', () => {
    const { hand, sent } = handed();
    hand.allow(1);
    hand.point(at(1, 1), LEFT);
    hand.allow(2);
    hand.point(at(1, 1), 0);
    expect(sent).toEqual(['left down 1,1', 'left up 1,1']);
  });

  test('CCT2 letting go twice says it once', () => {
    const { hand, sent } = handed();
    hand.allow(1);
    hand.keyDown(keyPress('ArrowDown', 'ArrowDown'));
    hand.release();
    hand.release();
    expect(sent).toEqual(['+ArrowDown', 'release-all']);
  });

  test('CCT3 after a message that didn’t go out everything is released first', () => {
    const { hand, sent, setOpen } = handed();
    hand.allow(1);
    hand.keyDown(keyPress('ArrowDown', 'ArrowDown'));
    setOpen(false);
    hand.keyUp({ code: 'ArrowDown', key: 'ArrowDown' });
    hand.type('lost');
    setOpen(true);
    hand.type('a');
    expect(sent).toEqual(['+ArrowDown', 'release-all', '"a"']);
  });

  test('CCT4 everything is numbered in one row over both channels', () => {
    const { hand, numbers } = handed();
    hand.allow(1);
    hand.point(at(1, 1), 0);
    hand.point(at(1, 1), LEFT);
    hand.type('a');
    hand.keyDown(keyPress('Enter', 'Enter'));
    expect(numbers).toEqual([1, 2, 3, 4]);
  });

  test('CCT5 a sequence of keys goes down in order and up in reverse', () => {
    const { hand, sent } = handed();
    hand.allow(1);
    hand.play([
      ['ControlLeft', 'Control'],
      ['AltLeft', 'Alt'],
      ['Delete', 'Delete'],
    ]);
    expect(sent).toEqual(['+Control', '+Alt', '+Delete', '-Delete', '-AltLeft', '-ControlLeft']);
  });

  test('CKB10 leaving by keyboard lets everything go', () => {
    const { hand, sent, leavings } = handed();
    hand.allow(1);
    hand.keyDown(keyPress('ArrowDown', 'ArrowDown'));
    for (const atMs of [0, 500]) {
      hand.keyDown(keyPress('ControlLeft', 'Control', { hasControl: true, atMs }));
      hand.keyDown(keyPress('AltLeft', 'Alt', { hasControl: true, hasAlt: true, atMs }));
      if (atMs === 0) {
        hand.keyUp({ code: 'AltLeft', key: 'Alt' });
        hand.keyUp({ code: 'ControlLeft', key: 'Control' });
      }
    }
    expect(leavings()).toBe(1);
    expect(sent).toEqual(['+ArrowDown', 'release-all']);
  });
});
