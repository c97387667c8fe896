import { ScreenLayout } from '@alongside/protocol';
import type { Rectangle } from '../capture/rectangle.ts';
import type { ScreenGeometry } from '../capture/screen-source.ts';

/** The area of the chosen monitor, or the whole desktop when none is chosen or it is gone. */
export function shownArea(geometry: ScreenGeometry, monitor: string | null): Rectangle {
  return geometry.monitors.find(({ name }) => name === monitor)?.area ?? geometry.desktop;
}

/** What the helper is told of the desktop. null: it is beyond what the protocol describes. */
export function layoutOf(
  geometry: ScreenGeometry,
  { version, monitor }: { readonly version: number; readonly monitor: string | null },
): ScreenLayout | null {
  const isThere = geometry.monitors.some(({ name }) => name === monitor);
  const layout = {
    version,
    monitors: geometry.monitors.map(({ name, area, isPrimary }) => ({ name, ...placed(area), isPrimary })),
    shown: placed(shownArea(geometry, monitor)),
    monitor: isThere ? monitor : null,
  };
  return ScreenLayout.safeParse(layout).data ?? null;
}

const placed = ({ x, y, widthPx, heightPx }: Rectangle) => ({ x, y, width: widthPx, height: heightPx });
