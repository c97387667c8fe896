import type { DevtoolsPage } from './devtools-page.ts';
import { SCREEN } from '../desktop/virtual-screen.ts';
import './page-script.ts';

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where the element that shows the shared desktop is, in CSS pixels of the page. */
export async function surfaceOf(page: DevtoolsPage, selector: string): Promise<Place> {
  const place = await page.run((which: string) => window.benchProbe?.place(which), selector);
  if (place === undefined) throw new Error('The page has no probe');
  return place;
}

/** From a place on the shared desktop to one in the page. */
export async function placeOf(
  page: DevtoolsPage,
  selector: string,
  x: number,
  y: number,
): Promise<readonly [number, number]> {
  const { left, top, width, height } = await surfaceOf(page, selector);
  return [left + (x / SCREEN.widthPx) * width, top + (y / SCREEN.heightPx) * height];
}
