/** Everything that has a shortcut. Single letters and `g` sequences: browsers keep modifiers for themselves. */
export const SHORTCUTS = {
  'show-shortcuts': { keys: '?', scope: 'everywhere', textKey: 'console.shortcut.show-shortcuts' },
  'go-overview': { keys: 'g v', scope: 'everywhere', textKey: 'console.shortcut.go-overview' },
  'go-give-help': { keys: 'g h', scope: 'everywhere', textKey: 'console.shortcut.go-give-help' },
  'go-active': { keys: 'g n', scope: 'everywhere', textKey: 'console.shortcut.go-active' },
  'go-reports': { keys: 'g r', scope: 'everywhere', textKey: 'console.shortcut.go-reports' },
  'go-audit': { keys: 'g a', scope: 'everywhere', textKey: 'console.shortcut.go-audit' },
  'go-people': { keys: 'g p', scope: 'everywhere', textKey: 'console.shortcut.go-people' },
  'go-devices': { keys: 'g d', scope: 'everywhere', textKey: 'console.shortcut.go-devices' },
  'go-groups': { keys: 'g g', scope: 'everywhere', textKey: 'console.shortcut.go-groups' },
  'go-roles': { keys: 'g o', scope: 'everywhere', textKey: 'console.shortcut.go-roles' },
  'go-policies': { keys: 'g c', scope: 'everywhere', textKey: 'console.shortcut.go-policies' },
  'go-explain': { keys: 'g e', scope: 'everywhere', textKey: 'console.shortcut.go-explain' },
  'go-settings': { keys: 'g s', scope: 'everywhere', textKey: 'console.shortcut.go-settings' },
  search: { keys: 's', scope: 'lists', textKey: 'console.shortcut.search' },
  'get-code': { keys: 'n', scope: 'help', textKey: 'console.shortcut.get-code' },
  'copy-code': { keys: 'c', scope: 'help', textKey: 'console.shortcut.copy-code' },
  'copy-link': { keys: 'l', scope: 'help', textKey: 'console.shortcut.copy-link' },
  'ask-view': { keys: 'v', scope: 'help', textKey: 'console.shortcut.ask-view' },
  'toggle-size': { keys: 'z', scope: 'picture', textKey: 'console.shortcut.toggle-size' },
  'full-screen': { keys: 'f', scope: 'picture', textKey: 'console.shortcut.full-screen' },
  chat: { keys: 't', scope: 'picture', textKey: 'console.shortcut.chat' },
  details: { keys: 'd', scope: 'picture', textKey: 'console.shortcut.details' },
} as const;
export type ShortcutName = keyof typeof SHORTCUTS;

/** The chapters of the shortcuts dialog, in order. */
export const SHORTCUT_SCOPES = [
  { scope: 'everywhere', textKey: 'console.shortcut-scope.everywhere' },
  { scope: 'lists', textKey: 'console.shortcut-scope.lists' },
  { scope: 'help', textKey: 'console.shortcut-scope.help' },
  { scope: 'picture', textKey: 'console.shortcut-scope.picture' },
] as const;

/** A first key is forgotten if its second doesn't come within this time. */
export const SEQUENCE_MS = 1_500;

/** What is needed of a keyboard event. */
export interface KeyPress {
  readonly key: string;
  readonly hasModifier: boolean;
  /** The focus is where typing belongs to something else. */
  readonly isTyping: boolean;
  readonly atMs: number;
}

/**
 * Turns single keys into shortcuts. Whoever is on the page registers what it can do; a key that nobody registered
 * stays the browser's.
 */
export class ShortcutKeys {
  readonly #actions = new Map<string, () => void>();
  #first: { readonly key: string; readonly atMs: number } | null = null;

  /** @returns takes the action back */
  register(name: ShortcutName, action: () => void): () => void {
    const { keys } = SHORTCUTS[name];
    this.#actions.set(keys, action);
    return () => {
      if (this.#actions.get(keys) === action) this.#actions.delete(keys);
    };
  }

  /** @returns whether the key was used: then the browser shouldn't */
  press(press: KeyPress): boolean {
    if (press.hasModifier || press.isTyping) {
      this.#first = null;
      return false;
    }
    const key = press.key.toLowerCase();
    const first =
      this.#first !== null && press.atMs - this.#first.atMs <= SEQUENCE_MS ? this.#first.key : null;
    this.#first = null;
    const action = this.#actions.get(first === null ? key : `${first} ${key}`);
    if (action !== undefined) {
      action();
      return true;
    }
    if (first === null && this.#startsSequence(key)) this.#first = { key, atMs: press.atMs };
    return false;
  }

  #startsSequence(key: string): boolean {
    return [...this.#actions.keys()].some((keys) => keys.startsWith(`${key} `));
  }
}
