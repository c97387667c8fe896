import type { KeyboardSystem, KeyPress } from './key-press.ts';

/**
 * What a key of the helper's is for. `text`: the text field makes characters of it; `key`: the sharer gets the key;
 * `modifier`: the sharer gets it with what it modifies; `layer`: it chooses among the helper's characters; `own`: it
 * concerns the helper's keyboard alone.
 */
export type KeyRole = 'text' | 'key' | 'modifier' | 'layer' | 'own';

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta']);

const LAYERS: ReadonlySet<string> = new Set(['AltGraph', 'ModeChange', 'Compose']);

/** The sharer's locks are its own: text arrives with the case that it has here. */
const OWN =
  /^(?:CapsLock|NumLock|Fn|FnLock|Hyper|Super|Symbol|SymbolLock|Group\w+|Audio\w+|Media\w+|Microphone\w+|Brightness\w+|Launch\w+|Browser\w+|Power\w*|Sleep|WakeUp|Eject|Convert|NonConvert|Kana\w*|Kanji\w*|Hangul\w*|Hanja\w*|Junja\w*|Hiragana\w*|Katakana\w*|Romaji|Zenkaku\w*|Hankaku|Eisu|Alphanumeric|AllCandidates|CodeInput|FinalMode|PreviousCandidate|SingleCandidate)$/u;

/** The field makes something of these, or nothing. */
const UNFINISHED: ReadonlySet<string> = new Set(['', 'Dead', 'Process', 'Unidentified']);

const isCharacters = (key: string): boolean => [...key].length === 1 || !/^[A-Z][A-Za-z0-9]*$/u.test(key);

export function keyRole(press: KeyPress, system: KeyboardSystem): KeyRole {
  const { key } = press;
  if (press.isComposing || UNFINISHED.has(key)) return 'text';
  if (MODIFIERS.has(key)) return 'modifier';
  if (LAYERS.has(key)) return 'layer';
  if (OWN.test(key)) return 'own';
  if (!isCharacters(key)) return 'key';
  return isCommand(press, system) ? 'key' : 'text';
}

function isCommand(press: KeyPress, system: KeyboardSystem): boolean {
  const { hasControl, hasAlt, hasMeta } = press;
  if (press.hasAltGraph) return false;
  if (hasControl && hasAlt && !hasMeta && system === 'windows') return isOfFirstLayer(press.key);
  // Option is a layer of a Mac's keyboard.
  return hasControl || hasMeta || (hasAlt && system !== 'mac');
}

/** Windows' layouts have their third layer on Ctrl+Alt as well; a key without one there gives what it gives alone. */
const isOfFirstLayer = (key: string): boolean => /^[a-z0-9 ]$/iu.test(key);

/** Of a command's key: its case follows Shift alone, and a script without Latin letters goes by the key's place. */
export function commandKey({ key, code, hasShift }: KeyPress): string {
  if ([...key].length !== 1 || !/\p{L}/u.test(key)) return key;
  const place = /^Key([A-Z])$/u.exec(code)?.[1];
  const letter = /\p{Script=Latin}/u.test(key) || place === undefined ? key : place;
  return hasShift ? letter.toUpperCase() : letter.toLowerCase();
}
