/** Keys that are pressed together. */
export interface KeyCombination {
  readonly hasControl: boolean;
  readonly hasAlt: boolean;
  readonly hasShift: boolean;
  readonly hasMeta: boolean;
  /** As `KeyboardEvent.key`. */
  readonly key: string;
}

export const DEFAULT_KEY_COMBINATION = 'Ctrl+Alt+Shift+End';

const KEY = /^(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|End|Home|Pause|Escape|Delete|Insert|PageUp|PageDown)$/;
const MODIFIERS = ['Ctrl', 'Alt', 'Shift', 'Meta'];

/**
 * Reads `Ctrl+Alt+Shift+End`.
 *
 * @returns null for what can't be one, or would be pressed by mistake: at least two modifiers, each once, and one key
 */
export function parseKeyCombination(text: string): KeyCombination | null {
  const parts = text.split('+');
  const key = parts.pop() ?? '';
  const held = new Set(parts);
  const isKnown = parts.every((part) => MODIFIERS.includes(part)) && held.size === parts.length;
  if (!isKnown || held.size < 2 || !KEY.test(key)) return null;
  return {
    hasControl: held.has('Ctrl'),
    hasAlt: held.has('Alt'),
    hasShift: held.has('Shift'),
    hasMeta: held.has('Meta'),
    key: key.length === 1 ? key.toLowerCase() : key,
  };
}
