import type { Rectangle } from '../capture/rectangle.ts';
import { METRIC, PER_MONITOR_AWARE_V2, user32 } from './user32.ts';

/**
 * Where the desktop lies for the system. Its corner is left of or above 0, 0 when a monitor is left of or above the
 * primary one; outside this folder it is at 0, 0.
 */
export function virtualScreen(): Rectangle {
  const { GetSystemMetrics } = user32();
  return {
    x: GetSystemMetrics(METRIC.xVirtualScreen),
    y: GetSystemMetrics(METRIC.yVirtualScreen),
    widthPx: GetSystemMetrics(METRIC.cxVirtualScreen),
    heightPx: GetSystemMetrics(METRIC.cyVirtualScreen),
  };
}

/** To a process that doesn't ask, the system tells places as if every monitor had the scaling of the first. */
export function seeTruePixels(): void {
  user32().SetProcessDpiAwarenessContext(PER_MONITOR_AWARE_V2);
}
