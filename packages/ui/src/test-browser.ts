import { configure } from '@testing-library/react';

// A page's own script and a language's texts are loaded when they are first asked for, which takes its time in a test.
configure({ asyncUtilTimeout: 30_000 });

/** What jsdom hasn't got and every page asks for; for tests alone. */
export function completeBrowser(): void {
  window.matchMedia = (query) =>
    Object.assign(new EventTarget(), {
      matches: false,
      media: query,
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    });
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
}
