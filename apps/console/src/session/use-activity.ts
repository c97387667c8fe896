import { useEffect, useEffectEvent } from 'react';

/** At most this often, as the protocol allows. */
const TOLD_EVERY_MS = 60_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Tells that somebody is using the page, so that the session doesn't end for being idle. */
export function useActivity(isOn: boolean, tell: () => void): void {
  const report = useEffectEvent(tell);
  useEffect(() => {
    if (!isOn) return;
    let toldAtMs = -Infinity;
    const notice = (event: Event) => {
      if (event.timeStamp - toldAtMs < TOLD_EVERY_MS) return;
      toldAtMs = event.timeStamp;
      report();
    };
    for (const sign of SIGNS) window.addEventListener(sign, notice, { passive: true });
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, notice);
    };
  }, [isOn]);
}
