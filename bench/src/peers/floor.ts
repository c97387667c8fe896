import { fileURLToPath } from 'node:url';
import type { Peer } from './peer.ts';

const page = new URL('./floor-page.html', import.meta.url);

/** No remote desktop: a page draws the square itself. What browser, screen and probe take by themselves. */
export const FLOOR_PEER: Peer = {
  name: 'floor',
  title: 'the browser alone: a page that draws the square itself',
  selector: 'canvas',
  counted: [],
  scenarios: ['key', 'mouse'],
  install: () => Promise.resolve(''),
  share: () =>
    Promise.resolve({
      open: async (tab) => {
        await tab.goto(`file://${fileURLToPath(page)}`);
      },
      connect: (tab) => tab.locator('button').evaluate((button) => (button as HTMLElement).click()),
    }),
};
