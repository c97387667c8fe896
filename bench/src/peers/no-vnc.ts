import { portOpened } from '../machine/ports.ts';
import { until } from '@alongside/e2e';
import { freeDisplay, isDisplayThere, SCREEN } from '../desktop/virtual-screen.ts';
import { packageVersions } from '../machine/bring-packages.ts';
import type { Programs } from '../machine/programs.ts';
import type { Peer } from './peer.ts';

interface VncServer {
  readonly name: string;
  readonly title: string;
  readonly package: string;
  readonly rfbPort: number;
  /** Command and arguments; null: it is the desktop itself, and runs already. */
  readonly command: ((display: string, port: string) => readonly string[]) | null;
}

const CANVAS = '#noVNC_container canvas';
/** The bar that says "connected" goes by itself. */
const MESSAGE = '#noVNC_status.noVNC_open';

/** noVNC of Debian's package, behind websockify, in front of a VNC server. */
function noVnc({ command, ...server }: VncServer, startDisplay?: Peer['startDisplay']): Peer {
  const webPort = server.rfbPort + 100;
  return {
    name: server.name,
    title: server.title,
    selector: CANVAS,
    counted: [{ protocol: 'tcp', port: webPort }],
    install: () => Promise.resolve(packageVersions([server.package, 'novnc', 'websockify'])),
    ...(startDisplay === undefined ? {} : { startDisplay }),
    share: async ({ display, programs }) => {
      const [program, ...args] = command?.(display, String(server.rfbPort)) ?? [];
      if (program !== undefined) programs.start('host', program, args, { env: { DISPLAY: display } });
      await portOpened(server.rfbPort);
      const ends = [`127.0.0.1:${webPort}`, `127.0.0.1:${server.rfbPort}`];
      programs.start('relay', 'websockify', ['--web', '/usr/share/novnc', ...ends]);
      await portOpened(webPort);
      return {
        open: async (page) => {
          await page.goto(`http://127.0.0.1:${webPort}/vnc.html?resize=off&reconnect=0`);
          await page.locator('#noVNC_connect_button').waitFor();
        },
        connect: (page) =>
          page.locator('#noVNC_connect_button').evaluate((button) => (button as HTMLElement).click()),
        connected: (page) => page.locator(MESSAGE).waitFor({ state: 'hidden' }),
        focus: (page) =>
          page.run((selector: string) => document.querySelector<HTMLElement>(selector)?.focus(), CANVAS),
      };
    },
  };
}

export const X0VNC = noVnc({
  name: 'novnc-x0vnc',
  title: 'TigerVNC x0vncserver + noVNC',
  package: 'tigervnc-scraping-server',
  rfbPort: 5_991,
  command: (display, port) => [
    ...['X0tigervnc', '-display', display, '-rfbport', port],
    ...['-localhost=1', '-SecurityTypes', 'None'],
  ],
});

export const X11VNC = noVnc({
  name: 'novnc-x11vnc',
  title: 'x11vnc + noVNC',
  package: 'x11vnc',
  rfbPort: 5_990,
  command: (display, port) => [
    ...['x11vnc', '-display', display, '-rfbport', port],
    ...['-localhost', '-forever', '-shared', '-nopw'],
  ],
});

const XVNC_PORT = 5_992;

async function startXvnc(programs: Programs): Promise<string> {
  const display = freeDisplay(292);
  const size = `${SCREEN.widthPx}x${SCREEN.heightPx}`;
  const access = ['-rfbport', String(XVNC_PORT), '-localhost=1', '-SecurityTypes', 'None', '-AlwaysShared'];
  programs.start('host', 'Xtigervnc', [display, '-geometry', size, '-depth', '24', ...access]);
  await until('the desktop of Xvnc', () => isDisplayThere(display));
  return display;
}

/** TigerVNC's own X server is the desktop: nothing is read from a screen. */
export const XVNC = noVnc(
  {
    name: 'novnc-xvnc',
    title: 'TigerVNC Xvnc, a virtual desktop, + noVNC',
    package: 'tigervnc-standalone-server',
    rfbPort: XVNC_PORT,
    command: null,
  },
  startXvnc,
);
