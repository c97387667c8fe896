import { fileURLToPath } from 'node:url';
import { portOpened } from '../machine/ports.ts';
import type { Peer } from './peer.ts';

const PORT = 8_077;
const program = fileURLToPath(new URL('./alongside-engine/engine-program.ts', import.meta.url));

/** The agent's engine and a page as small as can be: what Alongside takes without its server and console. */
export const ENGINE: Peer = {
  name: 'alongside-engine',
  title: "Alongside's engine in a page of its own",
  selector: 'video',
  counted: [{ protocol: 'tcp', port: PORT }],
  install: () => Promise.resolve(''),
  share: async ({ display, programs }) => {
    programs.start('host', process.execPath, [program, display, String(PORT)]);
    await portOpened(PORT);
    return {
      open: async (page) => {
        await page.goto(`http://127.0.0.1:${PORT}/`);
        await page.locator('button').waitFor();
      },
      connect: (page) => page.locator('button').evaluate((button) => (button as HTMLElement).click()),
      focus: (page) => page.run(() => document.querySelector('video')?.focus()),
    };
  },
};
