import { createContext, type ReactNode, use, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { ShortcutKeys, type ShortcutName } from './shortcut-keys.ts';

const STORAGE_KEY = 'alongside.shortcuts';
const OFF = 'off';

interface Shortcuts {
  readonly keys: ShortcutKeys;
  readonly isOn: boolean;
  /** Single keys get in the way of speech input and of unsteady hands: whoever wants can turn them off. */
  readonly setOn: (isOn: boolean) => void;
}

const ShortcutsContext = createContext<Shortcuts | null>(null);

const isTypingTarget = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select') ||
    target.closest(
      'dialog, [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [role="combobox"]',
    ) !== null);

export function ShortcutsProvider({ children }: { readonly children: ReactNode }) {
  const [isOn, setIsOn] = useState(() => localStorage.getItem(STORAGE_KEY) !== OFF);
  const [keys] = useState(() => new ShortcutKeys());
  useEffect(() => {
    if (!isOn) return;
    const listener = (event: KeyboardEvent) => {
      const isUsed = keys.press({
        key: event.key,
        hasModifier: event.ctrlKey || event.altKey || event.metaKey || event.isComposing,
        isTyping: isTypingTarget(event.target),
        atMs: event.timeStamp,
      });
      if (isUsed) event.preventDefault();
    };
    window.addEventListener('keydown', listener);
    return () => {
      window.removeEventListener('keydown', listener);
    };
  }, [keys, isOn]);
  const value = useMemo<Shortcuts>(
    () => ({
      keys,
      isOn,
      setOn: (next) => {
        if (next) localStorage.removeItem(STORAGE_KEY);
        else localStorage.setItem(STORAGE_KEY, OFF);
        setIsOn(next);
      },
    }),
    [keys, isOn],
  );
  return <ShortcutsContext value={value}>{children}</ShortcutsContext>;
}

export function useShortcuts(): Shortcuts {
  const shortcuts = use(ShortcutsContext);
  if (shortcuts === null) throw new TypeError('useShortcuts needs a ShortcutsProvider above it');
  return shortcuts;
}

/** While the component is shown and `isOffered`, the shortcut does `action`. */
export function useShortcut(name: ShortcutName, action: () => void, isOffered = true): void {
  const { keys } = useShortcuts();
  const act = useEffectEvent(action);
  useEffect(() => {
    if (!isOffered) return;
    return keys.register(name, () => {
      act();
    });
  }, [keys, name, isOffered]);
}
