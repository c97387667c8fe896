/** Keyboard Lock (WICG): in full screen even the system's own keys come to the page. Not every browser has it. */
interface KeyboardLock {
  lock(): Promise<void>;
  unlock(): void;
}

const keyboardLock = (): KeyboardLock | null =>
  (navigator as Navigator & { readonly keyboard?: KeyboardLock }).keyboard ?? null;

/** While the page is full screen, keys such as Alt+Tab and the system's key come to it; until the answer is called. */
export function lockSystemKeys(): () => void {
  const keyboard = keyboardLock();
  if (keyboard === null) return () => undefined;
  const follow = () => {
    // A browser may refuse; then its keys stay in the menu.
    if (document.fullscreenElement instanceof Element) keyboard.lock().catch(() => undefined);
    else keyboard.unlock();
  };
  document.addEventListener('fullscreenchange', follow);
  follow();
  return () => {
    document.removeEventListener('fullscreenchange', follow);
    keyboard.unlock();
  };
}
