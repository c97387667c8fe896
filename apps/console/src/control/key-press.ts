/** The systems whose keyboards browsers tell differently. */
export type KeyboardSystem = 'mac' | 'windows' | 'other';

/** What is needed of a KeyboardEvent. */
export interface KeyPress {
  /** The place of the key; empty for a keyboard on a screen. */
  readonly code: string;
  readonly key: string;
  readonly isRepeat: boolean;
  /** An input method is at it. */
  readonly isComposing: boolean;
  readonly hasControl: boolean;
  readonly hasAlt: boolean;
  readonly hasMeta: boolean;
  readonly hasShift: boolean;
  /** The layer that gives a key its third character. */
  readonly hasAltGraph: boolean;
  readonly atMs: number;
}

/** Safari tells the key that ends a composition with this number alone. */
const PROCESSED_KEY_CODE = 229;

export const readKeyPress = (event: KeyboardEvent): KeyPress => ({
  code: event.code,
  // The former name in Firefox.
  key: event.key === 'OS' ? 'Meta' : event.key,
  isRepeat: event.repeat,
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- There is no other sign of it in Safari.
  isComposing: event.isComposing || event.keyCode === PROCESSED_KEY_CODE,
  hasControl: event.ctrlKey,
  hasAlt: event.altKey,
  hasMeta: event.metaKey,
  hasShift: event.shiftKey,
  hasAltGraph: event.getModifierState('AltGraph'),
  atMs: event.timeStamp,
});
