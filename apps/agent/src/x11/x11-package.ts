import { createRequire } from 'node:module';

/** Told once, with an error or with the answer. Returning true marks the error as dealt with. */
export type Answered<T> = (error: unknown, answer: T) => boolean;

/** What every event has; `name` says which of the interfaces below it is. */
export interface X11Event {
  readonly type: number;
  readonly name?: string;
}

type X11PropertyRequest = [
  isDeleted: 0 | 1,
  window: number,
  property: number,
  type: number,
  offset: number,
  length: number,
];

export interface X11Client {
  AllocID(): number;
  ReleaseID(id: number): void;
  require<T>(extension: string, answered: Answered<T>): void;
  GetGeometry(
    drawable: number,
    answered: Answered<{ readonly width: number; readonly height: number }>,
  ): void;
  QueryPointer(window: number, answered: Answered<{ readonly rootX: number; readonly rootY: number }>): void;
  /** Keysyms of `count` keycodes, one row for each. */
  GetKeyboardMapping(first: number, count: number, answered: Answered<readonly (readonly number[])[]>): void;
  ChangeKeyboardMapping(first: number, keysymsPerKeycode: number, keysyms: readonly number[]): void;
  ListExtensions(answered: Answered<readonly string[]>): void;
  GetInputFocus(answered: Answered<unknown>): void;
  /** One bit for each keycode that is down. */
  QueryKeymap(answered: Answered<Buffer>): void;
  GrabKey(
    ...grab: [
      window: number,
      areEventsShared: 0 | 1,
      modifiers: number,
      keycode: number,
      pointerMode: number,
      keyboardMode: number,
    ]
  ): void;
  UngrabKey(window: number, keycode: number, modifiers: number): void;
  InternAtom(mustExist: boolean, name: string, answered: Answered<number>): void;
  /** `type` 0: whatever it is. `offset` and `length` in units of four bytes. */
  GetProperty(...request: [...X11PropertyRequest, answered: Answered<{ readonly data: Buffer }>]): void;
  /** `event`: 32 bytes as on the wire. */
  SendEvent(destination: number, propagate: boolean, eventMask: number, event: Buffer): void;
  terminate(): void;
  on(event: 'event', listener: (event: X11Event) => void): void;
  on(event: 'error', listener: (error: unknown) => void): void;
  on(event: 'end', listener: () => void): void;
  /** The socket. */
  readonly stream: { on(event: 'close', listener: () => void): void };
}

export interface X11Display {
  readonly client: X11Client;
  readonly min_keycode: number;
  readonly max_keycode: number;
  readonly screen: readonly { readonly root: number; readonly root_depth: number }[];
  readonly format: Readonly<Record<number, { readonly bits_per_pixel: number } | undefined>>;
}

interface X11Package {
  createClient(
    options: { readonly display: string },
    connected: (error: unknown, display: X11Display) => void,
  ): X11Client;
}

/** The package has no types of its own; those above are the part that is used, checked against a real display by tests. */
export const x11 = createRequire(import.meta.url)('x11') as X11Package;
