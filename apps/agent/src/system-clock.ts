import type { Clock } from '@alongside/peer';

/** Real time, which never jumps while the process runs. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  setTimer: (delayMs, fire) => {
    const timer = setTimeout(fire, delayMs);
    return {
      cancel: () => {
        clearTimeout(timer);
      },
    };
  },
};
