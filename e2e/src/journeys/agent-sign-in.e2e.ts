import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { completeSignIn, PageTexts } from '../pages/index.ts';
import { freePort } from '../rig/free-port.ts';
import { Display, expectAccessible, openChromium, ServerProcess } from '../rig/index.ts';
import { demo, personNamed } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

const resources = new AsyncDisposableStack();
let server: ServerProcess;
let display: Display;
beforeAll(async () => {
  server = resources.use(await ServerProcess.start({ isDemo: true }));
  display = resources.use(await Display.start());
});
afterAll(() => resources.disposeAsync());

const state = 'state-of-the-agent-1';
const device = 'Empfang <b>1</b>';

/** What an agent does on this machine while its person is in the browser. */
class WaitingAgent implements AsyncDisposable {
  readonly port: number;
  readonly told: Promise<URLSearchParams>;
  readonly #server = createServer();

  private constructor(port: number) {
    this.port = port;
    this.told = new Promise((resolve) => {
      this.#server.on('request', (request, response) => {
        const url = new URL(request.url ?? '/', 'http://127.0.0.1');
        response
          .setHeader('content-type', 'text/html')
          .end('<!doctype html><title>Agent</title><h1>Agent</h1>');
        if (url.pathname === '/callback') resolve(url.searchParams);
      });
    });
  }

  static async start(): Promise<WaitingAgent> {
    const agent = new WaitingAgent(await freePort());
    await once(agent.#server.listen(agent.port, '127.0.0.1'), 'listening');
    return agent;
  }

  /** The address that it opens in the browser. */
  get address(): string {
    const asked = { challenge: 'A'.repeat(43), port: String(this.port), state, device };
    return `${server.url}/agent/sign-in#${new URLSearchParams(asked).toString()}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

const looks = [
  { name: 'light', language: 'en', options: {} },
  { name: 'dark, German', language: 'de', options: { colorScheme: 'dark', locale: 'de-DE' } },
  { name: 'high contrast', language: 'en', options: { hasForcedColors: true } },
  { name: 'Arabic', language: 'ar', options: { locale: 'ar' } },
] as const;

test.for(looks)(
  'JRN24 an agent gets a code after signing in and a yes, and axe finds nothing on the way: $name',
  async ({ language, options }) => {
    await using agent = await WaitingAgent.start();
    await using window = await openChromium({ display, ...options });
    const { page } = window;
    const texts = PageTexts[language];
    await page.goto(agent.address);
    await page.getByRole('heading', { name: texts.text('share.signIn.title') }).waitFor();
    expect(page.url()).not.toContain(state);
    await completeSignIn(page, texts, personNamed(server, demo.sharer));
    const title = texts.text('share.agent.title', { device, name: demo.sharer });
    await page.getByRole('heading', { name: title }).waitFor();
    await expectAccessible(page);
    expect(page.url()).not.toContain(state);
    await page.getByRole('button', { name: texts.text('share.agent.yes') }).click();
    const told = await agent.told;
    expect([...told.keys()].sort()).toEqual(['code', 'state']);
    expect(told.get('code')).toMatch(/^[\w-]{43}$/u);
    expect(told.get('state')).toBe(state);
    await page.getByRole('heading', { name: 'Agent' }).waitFor();
    expect(unexpectedProblems([window])).toEqual([]);
  },
);

test('JRN24 whoever says no hands nothing over, and a link that no agent makes is refused', async () => {
  await using agent = await WaitingAgent.start();
  await using window = await openChromium({ display });
  const { page } = window;
  const texts = PageTexts.en;
  await page.goto(agent.address.replace(`port=${String(agent.port)}`, 'port=80'));
  await page.getByRole('heading', { name: texts.text('share.agent.malformedTitle') }).waitFor();
  await expectAccessible(page);
  await page.goto('about:blank');
  await page.goto(agent.address);
  await completeSignIn(page, texts, personNamed(server, demo.sharer));
  await page.getByRole('button', { name: texts.text('share.agent.no') }).click();
  expect(Object.fromEntries(await agent.told)).toEqual({ error: 'access_denied', state });
  expect(unexpectedProblems([window])).toEqual([]);
});
