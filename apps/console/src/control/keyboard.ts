import type { InputEvent } from '@alongside/protocol';
import type { KeyboardSystem, KeyPress } from './key-press.ts';
import { commandKey, keyRole } from './key-role.ts';
import { typedText } from './typed-text.ts';

/** Ctrl+Alt pressed twice within this time leaves the picture. */
const LEAVE_MS = 2_000;

interface Modifier {
  readonly key: string;
  /** The sharer has it down. */
  isSent: boolean;
  /** Something was done while it was down: letting it go means nothing more. */
  isUsed: boolean;
}

export interface KeyOutcome {
  readonly events: readonly InputEvent[];
  /** The browser mustn't make anything of it. */
  readonly isTaken: boolean;
  /** The helper wants to leave the picture by keyboard. */
  readonly isLeaving: boolean;
}

const tap = (code: string, key: string): readonly InputEvent[] => [
  { kind: 'key-down', code, key },
  { kind: 'key-up', code },
];

/**
 * Makes what the sharer is to get of the helper's keys. Modifiers are sent with the first thing that they modify, so
 * that text always arrives without any, and a modifier that nothing follows arrives when it is let go.
 */
export class Keyboard {
  readonly #system: KeyboardSystem;
  readonly #held = new Set<string>();
  readonly #modifiers = new Map<string, Modifier>();
  #leaveBeganAtMs: number | null = null;

  constructor(system: KeyboardSystem) {
    this.#system = system;
  }

  down(press: KeyPress): KeyOutcome {
    const role = keyRole(press, this.#system);
    const events = [...this.#reconcile(press)];
    if (role === 'modifier') {
      const isLeaving = this.#modifierDown(press);
      return { events, isTaken: true, isLeaving };
    }
    this.#leaveBeganAtMs = null;
    if (role === 'key') events.push(...this.#keyDown(press));
    // A held key makes no command of the text that it began as.
    return { events, isTaken: role === 'key', isLeaving: false };
  }

  up(press: Pick<KeyPress, 'code' | 'key'>): readonly InputEvent[] {
    const code = codeOf(press);
    if (this.#held.delete(code)) return [{ kind: 'key-up', code }];
    const modifier = this.#modifiers.get(code);
    if (modifier !== undefined) return this.#modifierUp(code, modifier);
    // Windows tells only that it was let go.
    return press.key === 'PrintScreen' ? [...this.flush(), ...tap(code, press.key)] : [];
  }

  text(text: string): readonly InputEvent[] {
    const parts = typedText(text);
    if (parts.length === 0) return [];
    this.#leaveBeganAtMs = null;
    const lifted = this.#liftModifiers();
    return [...lifted, ...parts.map((part) => ({ kind: 'text', text: part }) as const)];
  }

  /** The modifiers that are down and not sent, before something that they modify. */
  flush(): readonly InputEvent[] {
    this.#leaveBeganAtMs = null;
    return this.#sendModifiers();
  }

  isDown(modifier: 'Control' | 'Alt' | 'Meta' | 'Shift'): boolean {
    return [...this.#modifiers.values()].some(({ key }) => key === modifier);
  }

  /** Forgets all that is down, as after everything was released. */
  clear(): void {
    this.#held.clear();
    this.#modifiers.clear();
    this.#leaveBeganAtMs = null;
  }

  #keyDown(press: KeyPress): readonly InputEvent[] {
    const code = codeOf(press);
    if (press.isRepeat && !this.#held.has(code)) return [];
    const events: InputEvent[] = [
      ...this.#sendModifiers(),
      { kind: 'key-down', code, key: commandKey(press) },
    ];
    // A Mac doesn't tell that a key was let go while Command is down.
    if (this.#system === 'mac' && press.hasMeta) return [...events, { kind: 'key-up', code }];
    this.#held.add(code);
    return events;
  }

  /** @returns whether the helper wants to leave */
  #modifierDown(press: KeyPress): boolean {
    const code = codeOf(press);
    if (this.#modifiers.has(code)) return false;
    this.#modifiers.set(code, { key: press.key, isSent: false, isUsed: false });
    if (!this.#isLeaveChord()) return false;
    const beganAtMs = this.#leaveBeganAtMs;
    this.#leaveBeganAtMs = press.atMs;
    return beganAtMs !== null && press.atMs - beganAtMs <= LEAVE_MS;
  }

  #isLeaveChord(): boolean {
    const keys = [...this.#modifiers.values()].map(({ key }) => key).sort();
    return keys.length === 2 && keys[0] === 'Alt' && keys[1] === 'Control';
  }

  #modifierUp(code: string, modifier: Modifier): readonly InputEvent[] {
    const events: InputEvent[] = [];
    // The chord that leaves isn't the sharer's.
    if (!modifier.isUsed && this.#isLeaveChord()) this.#useModifiers();
    if (!modifier.isUsed) events.push(...this.#sendModifiers());
    this.#modifiers.delete(code);
    if (modifier.isSent) events.push({ kind: 'key-up', code });
    return events;
  }

  #sendModifiers(): readonly InputEvent[] {
    const events: InputEvent[] = [];
    for (const [code, modifier] of this.#modifiers) {
      modifier.isUsed = true;
      if (modifier.isSent) continue;
      modifier.isSent = true;
      events.push({ kind: 'key-down', code, key: modifier.key });
    }
    return events;
  }

  #liftModifiers(): readonly InputEvent[] {
    this.#useModifiers();
    const events: InputEvent[] = [];
    for (const [code, modifier] of this.#modifiers) {
      if (modifier.isSent) events.push({ kind: 'key-up', code });
      modifier.isSent = false;
    }
    return events;
  }

  #useModifiers(): void {
    for (const modifier of this.#modifiers.values()) modifier.isUsed = true;
  }

  /** What the event says of modifiers wins over what was seen: a window elsewhere may have had a key's end or begin. */
  #reconcile(press: KeyPress): readonly InputEvent[] {
    const isDown = {
      Control: press.hasControl,
      Alt: press.hasAlt,
      Meta: press.hasMeta,
      Shift: press.hasShift,
    };
    const events: InputEvent[] = [];
    for (const [code, { key, isSent }] of this.#modifiers) {
      if (press.key === key || isDown[key as keyof typeof isDown]) continue;
      this.#modifiers.delete(code);
      if (isSent) events.push({ kind: 'key-up', code });
    }
    for (const key of ['Control', 'Alt', 'Meta', 'Shift'] as const) {
      if (!isDown[key] || this.isDown(key) || press.key === key) continue;
      this.#modifiers.set(`${key}Left`, { key, isSent: false, isUsed: true });
    }
    return events;
  }
}

/** A keyboard on a screen has keys without a place. */
const codeOf = ({ code, key }: Pick<KeyPress, 'code' | 'key'>): string => (code === '' ? key : code);
