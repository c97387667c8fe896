import type { SequenceKey } from './remote-hand.ts';

const CONTROL: SequenceKey = ['ControlLeft', 'Control'];
const ALT: SequenceKey = ['AltLeft', 'Alt'];
const SHIFT: SequenceKey = ['ShiftLeft', 'Shift'];
const META: SequenceKey = ['MetaLeft', 'Meta'];

interface KeySequence {
  readonly id: string;
  readonly textKey: string;
  readonly keys: readonly SequenceKey[];
}

/** What a browser or the helper's own system keeps for itself. */
export const KEY_SEQUENCES: readonly KeySequence[] = [
  { id: 'ctrl-alt-del', textKey: 'console.keys.ctrl-alt-del', keys: [CONTROL, ALT, ['Delete', 'Delete']] },
  { id: 'super', textKey: 'console.keys.super', keys: [META] },
  { id: 'alt-tab', textKey: 'console.keys.alt-tab', keys: [ALT, ['Tab', 'Tab']] },
  { id: 'alt-f4', textKey: 'console.keys.alt-f4', keys: [ALT, ['F4', 'F4']] },
  { id: 'ctrl-esc', textKey: 'console.keys.ctrl-esc', keys: [CONTROL, ['Escape', 'Escape']] },
  {
    id: 'ctrl-shift-esc',
    textKey: 'console.keys.ctrl-shift-esc',
    keys: [CONTROL, SHIFT, ['Escape', 'Escape']],
  },
  { id: 'escape', textKey: 'console.keys.escape', keys: [['Escape', 'Escape']] },
  { id: 'print-screen', textKey: 'console.keys.print-screen', keys: [['PrintScreen', 'PrintScreen']] },
  { id: 'ctrl-w', textKey: 'console.keys.ctrl-w', keys: [CONTROL, ['KeyW', 'w']] },
  { id: 'ctrl-t', textKey: 'console.keys.ctrl-t', keys: [CONTROL, ['KeyT', 't']] },
  { id: 'ctrl-n', textKey: 'console.keys.ctrl-n', keys: [CONTROL, ['KeyN', 'n']] },
];
