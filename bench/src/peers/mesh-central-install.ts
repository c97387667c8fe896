import { execFile, execFileSync } from 'node:child_process';
import { copyFileSync, chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { until } from '@alongside/e2e';
import { cacheFolder } from '../machine/cache-folder.ts';
import { portOpened } from '../machine/ports.ts';
import { Programs } from '../machine/programs.ts';

const run = promisify(execFile);

const MESH_CENTRAL_VERSION = '1.1.55';
export const PORTS = { viewer: 4_430, agent: 4_431 } as const;
export const ACCOUNT = { name: 'bench', password: 'Bench-Pass-1' } as const;
const GROUP = 'bench';
const START_MS = 120_000;

const SETTINGS = {
  settings: {
    cert: '127.0.0.1',
    port: PORTS.viewer,
    portBind: '127.0.0.1',
    agentPort: PORTS.agent,
    agentPortBind: '127.0.0.1',
    exactPorts: true,
    redirPort: 0,
    mpsPort: 0,
    WANonly: true,
    sessionKey: 'bench-session-key',
    selfUpdate: false,
    noAgentUpdate: true,
    agentUpdateSystem: 0,
    agentTimeStampServer: false,
    webRTC: false,
    webrtcConfig: { iceServers: [] },
    plugins: { enabled: false },
    maxInvalidLogin: false,
  },
  domains: { '': { title: 'bench', newAccounts: false, minify: false, geoLocation: false } },
};

const Groups = z.array(z.object({ _id: z.string(), name: z.string() }));

interface MeshCentralFolders {
  readonly root: string;
  readonly agent: string;
}

export const serverArguments = (root: string): string[] => [
  join(root, 'node_modules/meshcentral'),
  ...['--datapath', join(root, 'data'), '--filespath', join(root, 'files')],
];

/** Asks the server by its own command line. */
export async function askServer(root: string, ...command: readonly string[]): Promise<string> {
  const login = ['--loginuser', ACCOUNT.name, '--loginpass', ACCOUNT.password];
  const control = join(root, 'node_modules/meshcentral/meshctrl.js');
  const args = [control, '--url', `wss://127.0.0.1:${PORTS.viewer}`, ...login, ...command];
  const { stdout } = await run(process.execPath, args, { cwd: root, env: environment });
  return stdout;
}

/** It makes its own certificate, which nobody else vouches for. */
const environment = {
  ...process.env,
  NODE_TLS_REJECT_UNAUTHORIZED: '0',
  NODE_OPTIONS: '--no-warnings',
};

/** MeshCentral from npm with an account, a device group and the agent of this system, on the loopback device; once. */
export async function installMeshCentral(): Promise<MeshCentralFolders> {
  const root = cacheFolder('meshcentral');
  const folders = { root, agent: join(root, 'agent') };
  for (const name of ['data', 'files', 'agent']) mkdirSync(join(root, name), { recursive: true });
  if (!existsSync(join(root, 'node_modules/meshcentral'))) {
    writeFileSync(join(root, 'package.json'), '{ "private": true }');
    const options = ['--omit=dev', '--no-audit', '--no-fund'];
    execFileSync('npm', ['install', `meshcentral@${MESH_CENTRAL_VERSION}`, ...options], {
      cwd: root,
      stdio: 'ignore',
    });
  }
  writeFileSync(join(root, 'data/config.json'), JSON.stringify(SETTINGS));
  const settings = join(folders.agent, 'meshagent.msh');
  if (!existsSync(settings)) {
    await makeAccount(root);
    writeFileSync(settings, await agentSettings(root));
  }
  copyFileSync(
    join(root, 'node_modules/meshcentral/agents/meshagent_x86-64'),
    join(folders.agent, 'meshagent'),
  );
  chmodSync(join(folders.agent, 'meshagent'), 0o755);
  return folders;
}

async function makeAccount(root: string): Promise<void> {
  const command = (...args: readonly string[]) =>
    run(process.execPath, [...serverArguments(root), ...args], { cwd: root, timeout: START_MS });
  const email = 'bench@localhost.localdomain';
  await command('--createaccount', ACCOUNT.name, '--pass', ACCOUNT.password, '--email', email);
  await command('--adminaccount', ACCOUNT.name);
}

/** What the agent has to know of its server, as the server gives it away. */
async function agentSettings(root: string): Promise<string> {
  const logs = await mkdtemp(join(tmpdir(), 'alongside-bench-'));
  await using programs = new Programs(logs);
  await using resources = new AsyncDisposableStack();
  resources.defer(() => rm(logs, { recursive: true, force: true }));
  programs.start('relay', process.execPath, serverArguments(root), { folder: root });
  await portOpened(PORTS.agent);
  const groups = async () => Groups.parse(JSON.parse(await askServer(root, 'listdevicegroups', '--json')));
  const known = await until('the server to answer', groups, { timeoutMs: START_MS });
  if (!known.some(({ name }) => name === GROUP)) await askServer(root, 'AddDeviceGroup', '--name', GROUP);
  const group = (await groups()).find(({ name }) => name === GROUP);
  const id = encodeURIComponent(group?._id.replace('mesh//', '') ?? '');
  const address = `https://127.0.0.1:${PORTS.viewer}/meshsettings?id=${id}`;
  const { stdout } = await run('curl', ['--silent', '--insecure', address]);
  return stdout
    .split('\n')
    .filter((line) => !line.startsWith('translation='))
    .join('\n');
}

export const installedVersion = (root: string): string => {
  const text = readFileSync(join(root, 'node_modules/meshcentral/package.json'), 'utf8');
  return `meshcentral ${z.object({ version: z.string() }).parse(JSON.parse(text)).version}`;
};
