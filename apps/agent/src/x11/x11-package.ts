import { createRequire } from 'node:module';

/** Told once, with an error or with the answer. Returning true marks the error as dealt with. */
export type Answered<T> = (error: unknown, answer: T) => boolean;

/** What every event has; `name` says which of the interfaces below it is. */
export interface X11Event {
  readonly type: number;
  readonly name?: string;
}

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
  GetInputFocus(answered: Answered<unknown>): void;
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
