import { useEffect } from 'react';
import type { BrowserSessionEnd } from './use-session-end.ts';

const EVERY_MS = 60_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Tells the session, at most once a minute, that somebody is using this page. */
export function useActivity(end: Pick<BrowserSessionEnd, 'command'>): void {
  useEffect(() => {
    let toldAt = 0;
    const tell = () => {
      if (Date.now() - toldAt < EVERY_MS) return;
      toldAt = Date.now();
      // Refused only where it doesn't matter any more, such as in a session that has ended.
      end.command({ kind: 'activity' }).catch(() => undefined);
    };
    for (const sign of SIGNS) window.addEventListener(sign, tell, { passive: true });
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, tell);
    };
  }, [end]);
}
