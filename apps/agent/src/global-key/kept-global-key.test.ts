import { FakeClock } from '@alongside/testkit';
import { expect, test } from 'vitest';
import { AgentError } from '../agent-error.ts';
import { KeptGlobalKey } from './kept-global-key.ts';

/** A display whose key the test gives and takes. */
class Keyboard {
  readonly clock = new FakeClock();
  readonly told: (boolean | string)[] = [];
  /** Why the key can't be held; null: it can. */
  refusal: AgentError['code'] | null = null;
  attempts = 0;
  held = 0;
  lose: () => void = () => undefined;

  hold(): Promise<KeptGlobalKey> {
    return KeptGlobalKey.hold({
      clock: this.clock,
      changed: (isHeld) => this.told.push(isHeld),
      report: (cause) => this.told.push(cause instanceof AgentError ? cause.code : 'unknown'),
      open: (lost) => {
        this.attempts += 1;
        this.lose = lost;
        if (this.refusal !== null) return Promise.reject(new AgentError(this.refusal));
        this.held += 1;
        const letGo = (): Promise<void> => {
          this.held -= 1;
          return Promise.resolve();
        };
        return Promise.resolve({ [Symbol.asyncDispose]: letGo });
      },
    });
  }
}

test('AGX6 a key that is lost with its display is held again when the display is back', async () => {
  const keyboard = new Keyboard();
  await using kept = await keyboard.hold();
  expect(kept).toBeDefined();
  expect(keyboard.told).toEqual([true]);
  keyboard.refusal = 'DISPLAY_UNAVAILABLE';
  keyboard.lose();
  await keyboard.clock.advance(9_000);
  expect(keyboard.told).toEqual([true, false, 'DISPLAY_LOST', 'DISPLAY_UNAVAILABLE']);
  keyboard.refusal = null;
  await keyboard.clock.advance(3_000);
  expect(keyboard.told.at(-1)).toBe(true);
  expect(keyboard.held).toBe(1);
});

test('AGX6 a key that another program has is taken once it is free, and said to be taken once', async () => {
  const keyboard = new Keyboard();
  keyboard.refusal = 'GLOBAL_KEY_TAKEN';
  {
    await using kept = await keyboard.hold();
    expect(kept).toBeDefined();
    await keyboard.clock.advance(30_000);
    expect(keyboard.told).toEqual(['GLOBAL_KEY_TAKEN']);
    keyboard.refusal = null;
    await keyboard.clock.advance(3_000);
    expect(keyboard.told).toEqual(['GLOBAL_KEY_TAKEN', true]);
  }
  expect(keyboard.held).toBe(0);
  await keyboard.clock.advance(30_000);
  expect(keyboard.clock.timerCount).toBe(0);
});

test('AGX6 where a system has no such key, none is tried again', async () => {
  const keyboard = new Keyboard();
  keyboard.refusal = 'SYSTEM_UNSUPPORTED';
  await using kept = await keyboard.hold();
  expect(kept).toBeDefined();
  await keyboard.clock.advance(30_000);
  expect(keyboard.attempts).toBe(1);
});
