/** What arrived at the program in front of the person, in words that are the same on every system. */
export interface ArrivedEvents {
  /** What an editor would hold now. */
  readonly typed: string;
  /** `+z` for a press, `-z` for a release; by name, letters small: `Shift`, `Control`, `CapsLock`. */
  readonly keys: readonly string[];
  /** `+left`, `-left`, and `wheel up` for each whole notch. */
  readonly buttons: readonly string[];
}
