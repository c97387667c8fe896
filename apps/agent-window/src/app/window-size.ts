import { useLayoutEffect } from 'react';

/** `full`: everything can be done. `bar`: who is there, and the ways to end it, out of the way of the work. */
export type WindowSize = 'full' | 'bar';

interface Extent {
  readonly width: number;
  readonly height: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Of the page itself, in CSS pixels; what the system draws around comes on top. */
const extents: Readonly<Record<WindowSize, Extent>> = {
  full: { width: 456, height: 700 },
  // Browsers make no window lower than this.
  bar: { width: 560, height: 100 },
};

/** Room for what the system draws above a window. */
const ABOVE_BAR_PX = 40;

/** Where the person left each size. */
const places = new Map<WindowSize, Place>();
let current: WindowSize = 'full';

/** Makes the window as large as what it shows needs, and puts each size back where the person left it. */
export function useWindowSize(size: WindowSize): void {
  useLayoutEffect(() => {
    if (size === current) return;
    places.set(current, { x: window.screenX, y: window.screenY });
    current = size;
    const { width, height } = extents[size];
    const frameWidth = Math.max(0, window.outerWidth - window.innerWidth);
    const frameHeight = Math.max(0, window.outerHeight - window.innerHeight);
    window.resizeTo(width + frameWidth, height + frameHeight);
    const place = places.get(size) ?? (size === 'bar' ? topCentre(width) : null);
    if (place !== null) window.moveTo(place.x, place.y);
    // What took the focus in the small window was scrolled to there.
    const toTop = (): void => {
      window.scrollTo(0, 0);
    };
    window.addEventListener('resize', toTop, { once: true });
    return () => {
      window.removeEventListener('resize', toTop);
    };
  }, [size]);
}

/** Chromium knows where the free part of the screen begins; the types only know how large it is. */
function topCentre(width: number): Place {
  const { availWidth } = window.screen;
  const left = 'availLeft' in window.screen ? Number(window.screen.availLeft) : 0;
  const top = 'availTop' in window.screen ? Number(window.screen.availTop) : 0;
  return { x: Math.round(left + (availWidth - width) / 2), y: top + ABOVE_BAR_PX };
}
