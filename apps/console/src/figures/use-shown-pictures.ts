import { useEffect } from 'react';
import type { SessionMeter } from './session-meter.ts';

/** Tells the meter of each picture that comes to the eye. A browser that doesn't name pictures measures nothing. */
export function useShownPictures(video: HTMLVideoElement, meter: SessionMeter): void {
  useEffect(() => {
    if (!('requestVideoFrameCallback' in video)) return;
    const next = (): number =>
      video.requestVideoFrameCallback((_, { rtpTimestamp, expectedDisplayTime }) => {
        if (rtpTimestamp !== undefined)
          meter.shown(rtpTimestamp, performance.timeOrigin + expectedDisplayTime);
        handle = next();
      });
    let handle = next();
    return () => {
      video.cancelVideoFrameCallback(handle);
    };
  }, [video, meter]);
}
