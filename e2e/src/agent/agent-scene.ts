import type { Locator, Page } from 'playwright-core';
import {
  type BrowserWindow,
  Display,
  type NetworkNamespace,
  openChromium,
  ServerProcess,
  type ServerOptions,
  type WatchedVideo,
} from '../rig/index.ts';
import { HelperPage, PageTexts, signIn } from '../pages/index.ts';
import { demo, personNamed } from '../journeys/scene.ts';
import { AgentProcess } from './agent-process.ts';
import { signAgentIn } from './sign-agent-in.ts';

export interface AgentSceneOptions {
  /** As in DISPLAY; default: a screen of its own, with a window manager. */
  readonly sharerDisplay?: string;
  /** Where agent and pages reach the server; default: its own address. */
  readonly origin?: string;
  readonly server?: ServerProcess;
  readonly serverOptions?: ServerOptions;
  /** Where browser and agent are as soon as the agent's person is signed in; default: this machine's own network. */
  readonly networks?: { readonly helper: NetworkNamespace; readonly sharer: NetworkNamespace };
  /** Further variables of the agent's environment. */
  readonly agentEnv?: Readonly<Record<string, string>>;
}

/** A helper in front of the console, and an agent on another screen whose person is signed in. */
export class AgentScene implements AsyncDisposable {
  readonly server: ServerProcess;
  readonly helper: HelperPage;
  readonly helperWindow: BrowserWindow;
  readonly helperDisplay: Display;
  /** As in DISPLAY. */
  readonly sharerDisplay: string;
  readonly agent: AgentProcess;
  readonly texts = PageTexts.en;
  readonly #resources: AsyncDisposableStack;

  private constructor(parts: {
    readonly server: ServerProcess;
    readonly origin: string;
    readonly helperWindow: BrowserWindow;
    readonly helperDisplay: Display;
    readonly sharerDisplay: string;
    readonly agent: AgentProcess;
    readonly resources: AsyncDisposableStack;
  }) {
    this.server = parts.server;
    this.helperWindow = parts.helperWindow;
    this.helperDisplay = parts.helperDisplay;
    this.sharerDisplay = parts.sharerDisplay;
    this.agent = parts.agent;
    this.#resources = parts.resources;
    this.helper = new HelperPage(parts.helperWindow.page, this.texts, parts.origin);
  }

  static async open(options: AgentSceneOptions = {}): Promise<AgentScene> {
    await using resources = new AsyncDisposableStack();
    const server =
      options.server ?? resources.use(await ServerProcess.start({ isDemo: true, ...options.serverOptions }));
    const origin = options.origin ?? server.url;
    const display = resources.use(await Display.start());
    const sharerDisplay = options.sharerDisplay ?? resources.use(await Display.start()).name;
    const { networks, agentEnv } = options;
    const agent = resources.use(
      await AgentProcess.start({
        display: sharerDisplay,
        server: origin,
        ...(agentEnv === undefined ? {} : { env: agentEnv }),
      }),
    );
    const helperWindow = resources.use(
      networks === undefined
        ? await openChromium({ display })
        : await openChromium({ display, network: networks.helper, trustsEveryCertificate: true }),
    );
    if (networks === undefined) {
      await signAgentIn(helperWindow.page, agent, server);
    } else {
      // Who signs in has a browser beside the agent, which answers at its loopback address alone.
      await using beside = await openChromium({ display, trustsEveryCertificate: true });
      await signAgentIn(beside.page, agent, server);
      await agent.startAgain(networks.sharer.commandPrefix);
      await agent.scene('idle');
    }
    const texts = PageTexts.en;
    const person = personNamed(server, demo.helper);
    await signIn(helperWindow.page, { origin, texts, person, returnTo: '/console/' });
    return new AgentScene({
      ...{ server, origin, helperWindow, helperDisplay: display, sharerDisplay, agent },
      resources: resources.move(),
    });
  }

  get page(): Page {
    return this.helper.page;
  }

  get video(): WatchedVideo {
    return this.helper.video;
  }

  /** From the code to the trust screen on both sides, whatever was there before. */
  async join(): Promise<void> {
    const kind = this.agent.state?.scene.kind;
    if (kind === 'meeting' || kind === 'active') await this.agent.command({ kind: 'leave' });
    const code = await this.helper.getCode();
    const refusal = await this.agent.command({ kind: 'join', code });
    if (refusal !== null) throw new Error(`not joined: ${refusal}`);
    await this.helper.met(/.+/u);
  }

  /** {@link join}, and both have compared their keys. */
  async meet(): Promise<void> {
    await this.join();
    await this.agent.scene('meeting', ({ phrase }) => phrase.kind === 'ready');
  }

  /** The helper asks for what stands under this title; the person at the agent allows it. */
  async allow(mode: 'view' | 'control'): Promise<void> {
    await this.choice(mode).click();
    const { question } = await this.agent.scene('meeting', ({ question: asked }) => asked?.mode === mode);
    if (question === null) throw new Error('no question');
    const refusal = await this.agent.command({ kind: 'answer', questionId: question.id, isAllowed: true });
    if (refusal !== null) throw new Error(`not allowed: ${refusal}`);
    await this.agent.scene('active', ({ grants }) => grants.some(({ capability }) => capability === mode));
  }

  /** From nothing to the picture, with the helper's hand on it. */
  async control(): Promise<void> {
    await this.meet();
    await this.allow('control');
    await this.agent.scene(
      'active',
      ({ handRefusal, isPictureShown }) => handRefusal === null && isPictureShown,
    );
    await this.page.locator('video').waitFor();
  }

  choice(mode: 'view' | 'control'): Locator {
    return this.page
      .getByRole('button', { name: this.texts.text(`console.ask.${mode}`) })
      .nth(mode === 'view' ? 0 : 1);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#resources.disposeAsync();
  }
}
