import { latestOnly } from '../../x11/latest-only.ts';
import { X11Connection } from '../../x11/x11-connection.ts';
import type { Answered, X11Event } from '../../x11/x11-package.ts';
import { type InputSink, PointerButton, WHEEL_NOTCH } from '../input-sink.ts';
import { BorrowedKeys } from './borrowed-keys.ts';
import { KeyMap, type KeyPlace } from './key-map.ts';
import { symbolOfCharacter, symbolOfKey } from './key-symbols.ts';

const CAPS_LOCK = 2;
const NOTHING = 0;

/** The protocol's numbers of the buttons; 4 to 7 are the wheel. */
const BUTTONS: Readonly<Record<PointerButton, number>> = {
  [PointerButton.left]: 1,
  [PointerButton.middle]: 2,
  [PointerButton.right]: 3,
  [PointerButton.back]: 8,
  [PointerButton.forward]: 9,
};
const WHEEL = { up: 4, down: 5, left: 6, right: 7 } as const;

interface TestExtension {
  readonly KeyPress: number;
  readonly KeyRelease: number;
  readonly ButtonPress: number;
  readonly ButtonRelease: number;
  readonly MotionNotify: number;
  FakeInput(
    ...event: [type: number, detail: number, delayMs: number, root: number, x: number, y: number]
  ): void;
  /** Others that hold the display can't hold up what we play. */
  GrabControl(isImpervious: boolean): void;
}

interface KeyboardState {
  /** The active layout. */
  readonly group: number;
  readonly lockedMods: number;
}

interface KeyboardExtension {
  readonly UseCoreKbd: number;
  readonly EventType: {
    readonly NewKeyboardNotify: number;
    readonly MapNotify: number;
    readonly StateNotify: number;
  };
  GetState(device: number, answered: Answered<KeyboardState>): void;
  SelectEvents(
    ...selection: [device: number, which: number, clear: number, all: number, affected: number, map: number]
  ): void;
  LatchLockState(
    ...change: [
      device: number,
      affectedLocks: number,
      locks: number,
      isGroupLocked: boolean,
      group: number,
      affectedLatches: number,
      latches: number,
      isGroupLatched: boolean,
      latchedGroup: number,
    ]
  ): void;
}

interface StateEvent extends X11Event, KeyboardState {
  readonly name: 'XkbStateNotify';
}

/** The first two kinds of XKB's events: another keyboard, and other meanings of its keys. */
const NEW_KEYBOARD = 0;
const NEW_MAP = 1;

interface KeyboardEvent extends X11Event {
  readonly name: 'XkbEvent';
  readonly xkbType: number;
}

/** Clients that speak XKB aren't told by the core protocol's event. */
const isNewMeaning = (event: X11Event): boolean =>
  event.name === 'MappingNotify' ||
  (isKeyboardEvent(event) && (event.xkbType === NEW_KEYBOARD || event.xkbType === NEW_MAP));

const isKeyboardEvent = (event: X11Event): event is KeyboardEvent => event.name === 'XkbEvent';

const isStateEvent = (event: X11Event): event is StateEvent => event.name === 'XkbStateNotify';

interface Extensions {
  readonly test: TestExtension;
  readonly keyboard: KeyboardExtension;
}

export interface X11InputSinkOptions {
  /** As in the environment variable DISPLAY. */
  readonly display: string;
  readonly lost: () => void;
  /** Told of requests that the display refused; for a log. */
  readonly report: (cause: unknown) => void;
}

type Rows = readonly (readonly number[])[];

/** Plays input by XTest. Keys that the active layout lacks are borrowed from those without a meaning. */
export class X11InputSink implements InputSink {
  readonly #connection: X11Connection;
  readonly #extensions: Extensions;
  readonly #report: (cause: unknown) => void;
  readonly #pressedKeys = new Map<string, number>();
  readonly #pressedButtons = new Set<number>();
  readonly #wheel = { x: 0, y: 0 };
  readonly #reread = latestOnly(() => this.#rereadKeys());
  #rows: Rows;
  #state: KeyboardState;
  #keys: KeyMap;
  #borrowed: BorrowedKeys;
  #lendings = 0;

  /** @throws {AgentError} DISPLAY_UNAVAILABLE */
  static async open(options: X11InputSinkOptions): Promise<X11InputSink> {
    let sink: X11InputSink | null = null;
    const connection = await X11Connection.open(options.display, {
      event: (event) => {
        if (sink !== null) sink.#handle(event);
      },
      lost: options.lost,
      refused: options.report,
    });
    try {
      const test = await connection.extension<TestExtension>('xtest');
      const keyboard = await connection.extension<KeyboardExtension>('xkb');
      const rows = await readRows(connection);
      const state = await connection.ask<KeyboardState>((_, answered) => {
        keyboard.GetState(keyboard.UseCoreKbd, answered);
      });
      sink = new X11InputSink(connection, { test, keyboard }, { rows, state, report: options.report });
      return sink;
    } catch (cause) {
      connection[Symbol.dispose]();
      throw cause;
    }
  }

  private constructor(
    connection: X11Connection,
    extensions: Extensions,
    known: { readonly rows: Rows; readonly state: KeyboardState; readonly report: (cause: unknown) => void },
  ) {
    const { keyboard, test } = extensions;
    this.#connection = connection;
    this.#extensions = extensions;
    this.#report = known.report;
    this.#rows = known.rows;
    this.#state = known.state;
    this.#keys = new KeyMap(connection.keycodes.first, known.rows, known.state.group);
    this.#borrowed = new BorrowedKeys(this.#keys.spareKeys);
    const { NewKeyboardNotify, MapNotify, StateNotify } = keyboard.EventType;
    const events = NewKeyboardNotify | MapNotify | StateNotify;
    keyboard.SelectEvents(keyboard.UseCoreKbd, events, 0, events, 0, 0);
    test.GrabControl(true);
  }

  movePointer(x: number, y: number): void {
    this.#play(this.#extensions.test.MotionNotify, 0, clampToWire(x), clampToWire(y));
  }

  setButton(button: PointerButton, isDown: boolean): void {
    const number = BUTTONS[button];
    if (isDown === this.#pressedButtons.has(number)) return;
    if (isDown) this.#pressedButtons.add(number);
    else this.#pressedButtons.delete(number);
    this.#playButton(number, isDown);
  }

  turnWheel(deltaX: number, deltaY: number): void {
    this.#wheel.x = this.#turn(this.#wheel.x + deltaX, WHEEL.left, WHEEL.right);
    this.#wheel.y = this.#turn(this.#wheel.y + deltaY, WHEEL.up, WHEEL.down);
  }

  pressKey(code: string, key: string): boolean {
    if (this.#pressedKeys.has(code)) return true;
    const symbol = symbolOfKey(code, key);
    if (symbol === null) return false;
    const keycode = this.#keys.find(symbol)?.keycode ?? this.#borrow(symbol);
    if (keycode === null) return false;
    this.#pressedKeys.set(code, keycode);
    this.#playKey(keycode, true);
    return true;
  }

  releaseKey(code: string): void {
    const keycode = this.#pressedKeys.get(code);
    if (keycode === undefined) return;
    this.#pressedKeys.delete(code);
    this.#playKey(keycode, false);
  }

  typeText(text: string): void {
    const held = [...this.#pressedKeys.values()];
    const isCapsLocked = (this.#state.lockedMods & CAPS_LOCK) !== 0;
    for (const keycode of held) this.#playKey(keycode, false);
    if (isCapsLocked) this.#lockCaps(false);
    const characters = [...text.normalize('NFC').replaceAll('\r\n', '\n')];
    this.#lendAhead(characters);
    for (const character of characters) this.#typeCharacter(character);
    if (isCapsLocked) this.#lockCaps(true);
    for (const keycode of held) this.#playKey(keycode, true);
  }

  releaseAll(): void {
    for (const keycode of [...this.#pressedKeys.values()].toReversed()) this.#playKey(keycode, false);
    for (const number of this.#pressedButtons) this.#playButton(number, false);
    this.#pressedKeys.clear();
    this.#pressedButtons.clear();
  }

  [Symbol.dispose](): void {
    if (this.#connection.isClosed) return;
    this.releaseAll();
    for (const keycode of this.#borrowed.keycodes) this.#giveMeaning(keycode, NOTHING);
    this.#connection[Symbol.dispose]();
  }

  #handle(event: X11Event): void {
    if (isNewMeaning(event)) this.#reread();
    if (!isStateEvent(event)) return;
    const hasNewGroup = event.group !== this.#state.group;
    this.#state = { group: event.group, lockedMods: event.lockedMods };
    if (hasNewGroup) this.#learn(this.#rows);
  }

  async #rereadKeys(): Promise<void> {
    const lendings = this.#lendings;
    try {
      const rows = await readRows(this.#connection);
      // What was lent meanwhile isn't in these rows; the display tells of it once more.
      if (lendings === this.#lendings) this.#learn(rows);
    } catch (cause) {
      // The last keys are given back as the connection is let go, and the display still tells of that.
      if (!this.#connection.isClosed) this.#report(cause);
    }
  }

  /** What we gave a meaning ourselves isn't part of the layout, and is lost when somebody sets another. */
  #learn(rows: Rows): void {
    const { first } = this.#connection.keycodes;
    const isBorrowed = new Set(this.#borrowed.keycodes);
    const hasLost = this.#borrowed.keycodes.some(
      (keycode) => !this.#borrowed.isAsGiven(keycode, rows[keycode - first]),
    );
    const layout = hasLost ? rows : rows.map((row, index) => (isBorrowed.has(first + index) ? [] : row));
    this.#rows = rows;
    this.#keys = new KeyMap(first, layout, this.#state.group);
    if (hasLost) this.#borrowed = new BorrowedKeys(this.#keys.spareKeys);
  }

  /**
   * All at once: programs read the changed table when they hear of the first change, and miss a change that happens
   * while they read.
   */
  #lendAhead(characters: readonly string[]): void {
    for (const character of new Set(characters)) {
      const symbol = symbolOfCharacter(character);
      if (symbol !== null && this.#keys.find(symbol) === null) this.#borrow(symbol);
    }
  }

  #typeCharacter(character: string): void {
    const symbol = symbolOfCharacter(character);
    if (symbol === null) return;
    const place = this.#keys.find(symbol) ?? this.#borrowedPlace(symbol);
    if (place === null) return;
    const modifiers = [
      place.needsShift ? this.#keys.shiftKey : null,
      place.needsLevelThree ? this.#keys.levelThreeKey : null,
    ].filter((keycode) => keycode !== null);
    for (const modifier of modifiers) this.#playKey(modifier, true);
    this.#playKey(place.keycode, true);
    this.#playKey(place.keycode, false);
    for (const modifier of modifiers.toReversed()) this.#playKey(modifier, false);
  }

  #borrowedPlace(symbol: number): KeyPlace | null {
    const keycode = this.#borrow(symbol);
    return keycode === null ? null : { keycode, needsShift: false, needsLevelThree: false };
  }

  #borrow(symbol: number): number | null {
    const borrowed = this.#borrowed.borrow(symbol);
    if (borrowed === null) return null;
    if (borrowed.isNew) this.#giveMeaning(borrowed.keycode, symbol);
    return borrowed.keycode;
  }

  /** On both levels: with one, the display would make a capital of the other. */
  #giveMeaning(keycode: number, symbol: number): void {
    this.#lendings += 1;
    this.#connection.client.ChangeKeyboardMapping(keycode, 2, [symbol, symbol]);
  }

  #lockCaps(isLocked: boolean): void {
    const { keyboard } = this.#extensions;
    const locks = isLocked ? CAPS_LOCK : 0;
    keyboard.LatchLockState(keyboard.UseCoreKbd, CAPS_LOCK, locks, false, 0, 0, 0, false, 0);
  }

  /** Plays whole notches and returns what is left. */
  #turn(delta: number, backward: number, forward: number): number {
    const notches = Math.trunc(delta / WHEEL_NOTCH);
    const button = notches < 0 ? backward : forward;
    for (let played = 0; played < Math.abs(notches); played += 1) {
      this.#playButton(button, true);
      this.#playButton(button, false);
    }
    return delta - notches * WHEEL_NOTCH;
  }

  #playKey(keycode: number, isDown: boolean): void {
    const { test } = this.#extensions;
    this.#play(isDown ? test.KeyPress : test.KeyRelease, keycode, 0, 0);
  }

  #playButton(number: number, isDown: boolean): void {
    const { test } = this.#extensions;
    this.#play(isDown ? test.ButtonPress : test.ButtonRelease, number, 0, 0);
  }

  #play(type: number, detail: number, x: number, y: number): void {
    if (this.#connection.isClosed) return;
    const root = type === this.#extensions.test.MotionNotify ? this.#connection.root : 0;
    this.#extensions.test.FakeInput(type, detail, 0, root, x, y);
  }
}

function readRows(connection: X11Connection): Promise<Rows> {
  const { first, last } = connection.keycodes;
  return connection.ask<Rows>((client, answered) => {
    client.GetKeyboardMapping(first, last - first + 1, answered);
  });
}

/** Coordinates are 16 bits with a sign there. */
const clampToWire = (pixel: number): number => Math.max(-32_768, Math.min(32_767, Math.round(pixel)));
