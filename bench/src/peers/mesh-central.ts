import { join } from 'node:path';
import { until } from '@alongside/e2e';
import { z } from 'zod';
import { portOpened } from '../machine/ports.ts';
import {
  ACCOUNT,
  PORTS,
  askServer,
  installMeshCentral,
  installedVersion,
  serverArguments,
} from './mesh-central-install.ts';
import type { Host, Peer, SharedDesktop } from './peer.ts';

const Devices = z.array(z.object({ _id: z.string(), conn: z.number().optional() }));
const ADDRESS = `https://127.0.0.1:${PORTS.viewer}/`;
const DESKTOP_TAB = 11;
const START_MS = 120_000;

async function share({ display, programs }: Host, query: string): Promise<SharedDesktop> {
  const { root, agent } = await installMeshCentral();
  programs.start('relay', process.execPath, serverArguments(root), { folder: root });
  await portOpened(PORTS.viewer);
  await portOpened(PORTS.agent);
  programs.start('host', join(agent, 'meshagent'), ['connect'], { folder: agent, env: { DISPLAY: display } });
  const device = await until(
    'the agent to connect',
    async () => {
      const devices = Devices.parse(JSON.parse(await askServer(root, 'listdevices', '--json')));
      return devices.find(({ conn }) => conn === 1)?._id;
    },
    { timeoutMs: START_MS, everyMs: 1_000 },
  );
  const node = encodeURIComponent(device.replace('node//', ''));
  let isSignedIn = false;
  return {
    open: async (page) => {
      if (!isSignedIn) {
        await page.goto(ADDRESS);
        await page.fill('#username', ACCOUNT.name);
        await page.fill('#password', ACCOUNT.password);
        await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
        await page.waitForLoadState();
        isSignedIn = true;
      }
      await page.goto(`${ADDRESS}?node=${node}&viewmode=${DESKTOP_TAB}${query}`);
      await page.locator('#connectbutton1:enabled').waitFor();
    },
    connect: (page) => page.locator('#connectbutton1').evaluate((button) => (button as HTMLElement).click()),
  };
}

const RELAYED = [{ protocol: 'tcp', port: PORTS.viewer }] as const;

const meshCentral = (peer: Pick<Peer, 'name' | 'title' | 'counted'>, query: string): Peer => ({
  ...peer,
  selector: '#Desk',
  install: async () => installedVersion((await installMeshCentral()).root),
  share: (host) => share(host, query),
});

export const MESH_CENTRAL = meshCentral(
  { name: 'meshcentral', title: 'MeshCentral, its own settings: relayed by its server', counted: RELAYED },
  '',
);

export const MESH_CENTRAL_WEBRTC = meshCentral(
  {
    name: 'meshcentral-webrtc',
    title: 'MeshCentral with webrtc=1',
    counted: [...RELAYED],
  },
  '&webrtc=1',
);
