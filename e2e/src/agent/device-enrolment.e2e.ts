import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { DeviceDetail, DeviceSummary } from '@alongside/protocol';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demo, personNamed } from '../journeys/scene.ts';
import { PageTexts, signIn } from '../pages/index.ts';
import { Display, openChromium, ServerProcess } from '../rig/index.ts';
import { until } from '../rig/until.ts';
import { AgentProcess } from './agent-process.ts';

/** Within this a device has to be known as online or not. */
const KNOWN_WITHIN = { timeoutMs: 30_000 };

/** Asks the server as the person who is signed in on the page. */
const ask = (page: Page, method: string, path: string, body?: unknown): Promise<unknown> =>
  page.evaluate(
    async (asked) => {
      const me = (await (await fetch('/api/v1/me')).json()) as { csrfToken: string };
      const answer = await fetch(`/api/v1${asked.path}`, {
        method: asked.method,
        headers: { 'content-type': 'application/json', 'x-csrf-token': me.csrfToken },
        ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
      });
      if (!answer.ok) throw new Error(await answer.text());
      return (await answer.json()) as unknown;
    },
    { method, path, body },
  );

interface Organisation {
  readonly origin: string;
  /** For one device. */
  readonly token: string;
  /** Devices that have enrolled since. */
  readonly newDevices: (isOnline: boolean) => Promise<DeviceSummary[]>;
}

/** An administrator who is signed in at a console, and has made an enrolment token. */
async function prepare(server: ServerProcess, page: Page): Promise<Organisation> {
  const person = personNamed(server, demo.administrator);
  const origin = server.url;
  await signIn(page, { origin, texts: PageTexts.en, person, returnTo: '/console/' });
  const { token } = (await ask(page, 'POST', '/enrolment-tokens', {
    name: 'Desks',
    days: 1,
    uses: 1,
    ownership: 'corporate',
    groupIds: [],
  })) as { token: string };
  const list = async (filter = ''): Promise<DeviceSummary[]> =>
    ((await ask(page, 'GET', `/devices?limit=200${filter}`)) as { items: DeviceSummary[] }).items;
  const demoDevices = new Set((await list()).map(({ id }) => id));
  const newDevices = async (isOnline: boolean): Promise<DeviceSummary[]> =>
    (await list(`&online=${String(isOnline)}`)).filter(({ id }) => !demoDevices.has(id));
  return { origin, token, newDevices };
}

test('AGO5 a device enrols by a token, tells what it is, is online, changes its key, and is offline when it is gone', async () => {
  await using server = await ServerProcess.start({ isDemo: true });
  await using display = await Display.start();
  await using window = await openChromium({ display });
  const { page } = window;
  const { origin, token, newDevices: online } = await prepare(server, page);

  await using agent = await AgentProcess.start({
    display: display.name,
    server: origin,
    enrolmentToken: token,
  });
  const device = await until('the device is online', async () => (await online(true))[0], KNOWN_WITHIN);
  expect(device).toMatchObject({ platform: 'linux', ownership: 'corporate', primaryPerson: null });
  const detail = async (): Promise<DeviceDetail> =>
    (await ask(page, 'GET', `/devices/${device.id}`)) as DeviceDetail;
  const told = await until('facts arrive', async () => {
    const now = await detail();
    return now.posture !== null && now;
  });
  expect(told.signedInUsers.length).toBeGreaterThan(0);
  await agent.scene('signed-out');

  await ask(page, 'POST', `/devices/${device.id}/rotate-key`);
  await until('the device has another key', async () => {
    const { key } = await detail();
    return !key.isRotationAsked && key.thumbprint !== told.key.thumbprint;
  });

  await agent.kill();
  await until('the device is offline', async () => (await online(false))[0], KNOWN_WITHIN);

  await agent.startAgain();
  const again = await until('the device is back, as itself', async () => (await online(true))[0]);
  expect(again.id).toBe(device.id);
  expect(await agent.log()).toContain('event=key-changed');
});

const PROGRAM = fileURLToPath(new URL('../../../apps/agent/src/alongside-agent.ts', import.meta.url));
/** sysexits(3). */
const EXIT_UNAVAILABLE = 69;

/** How a command ended: exit code and what it said. */
interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The agent's own program on a machine where nothing of it was before. */
class AgentMachine implements AsyncDisposable {
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;
  #running: ChildProcess | null = null;

  static async make(display: string): Promise<AgentMachine> {
    return new AgentMachine(await mkdtemp(path.join(tmpdir(), 'alongside-agent-')), display);
  }

  private constructor(folder: string, display: string) {
    this.#folder = folder;
    this.#env = {
      ...process.env,
      DISPLAY: display,
      XDG_SESSION_TYPE: 'x11',
      ALONGSIDE_AGENT_FOLDER: folder,
      NODE_OPTIONS: '',
      VITEST: '',
    };
  }

  /** Runs the command to its end, with the token on its standard input. */
  async enrol(token: string, ...args: string[]): Promise<Ended> {
    try {
      const ending = promisify(execFile)(process.execPath, [PROGRAM, 'enrol', ...args], { env: this.#env });
      ending.child.stdin?.end(`${token}\n`);
      const { stdout, stderr } = await ending;
      return { code: 0, stdout, stderr };
    } catch (fault) {
      const { code, stdout, stderr } = fault as Ended;
      return { code, stdout, stderr };
    }
  }

  start(...args: string[]): void {
    this.#running = spawn(
      'setpriv',
      ['--pdeathsig', 'SIGKILL', process.execPath, PROGRAM, 'start', ...args],
      { env: this.#env, stdio: 'ignore' },
    );
  }

  /** As the system does when the person logs off. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    if (running?.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill('SIGTERM');
    await gone;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

test('AGO5 a device enrols by the command line, is listed without its agent running, and online with it', async () => {
  await using server = await ServerProcess.start({ isDemo: true });
  await using display = await Display.start();
  await using window = await openChromium({ display });
  const { page } = window;
  const { origin, token, newDevices } = await prepare(server, page);
  await using machine = await AgentMachine.make(display.name);

  const wrong = await machine.enrol('A'.repeat(token.length), '--server', origin);
  expect(wrong).toMatchObject({ code: EXIT_UNAVAILABLE, stdout: '', stderr: 'ENROLMENT_TOKEN_INVALID\n' });
  expect(await newDevices(false)).toEqual([]);

  const enrolled = await machine.enrol(token, '--server', origin);
  expect(enrolled).toMatchObject({ code: 0, stderr: '' });
  const [device, ...others] = await newDevices(false);
  if (device === undefined) throw new Error('The device is not listed');
  expect(others).toEqual([]);
  expect(device).toMatchObject({ ownership: 'corporate', primaryPerson: null, state: 'enrolled' });
  expect(enrolled.stdout).toContain(`Enrolled as ${device.name} at `);

  // The server was remembered, and so was that this device has enrolled: its only use is gone.
  machine.start('--hidden');
  const online = await until('the device is online', async () => (await newDevices(true))[0], KNOWN_WITHIN);
  expect(online.id).toBe(device.id);
  await machine.stop();
  await until('the device is offline', async () => (await newDevices(false))[0], KNOWN_WITHIN);

  // The token was for one device; the server that was remembered is asked.
  const again = await machine.enrol(token);
  expect(again).toMatchObject({ code: EXIT_UNAVAILABLE, stderr: 'ENROLMENT_TOKEN_INVALID\n' });
  expect((await newDevices(false)).map(({ id }) => id)).toEqual([device.id]);
});
