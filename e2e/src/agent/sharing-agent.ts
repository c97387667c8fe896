import {
  NodeAvVideoEncoder,
  NodePeerConnection,
  PictureStream,
  type ScreenGeometry,
  type ScreenSource,
  VideoCodec,
  hostSystem,
  openScreenSource,
  systemClock,
} from '@alongside/agent';
import type { Candidate } from '@alongside/peer';
import type { IceServer } from '@alongside/protocol';
import { until } from '../rig/until.ts';
import type { HelperPage } from './helper-page.ts';

export interface SharingAgentOptions {
  /** As in DISPLAY. Default: the screen of the system we run on. */
  readonly display?: string;
  readonly helper: Pick<HelperPage, 'answer' | 'addCandidate' | 'candidates'>;
  /** Default: none. */
  readonly iceServers?: readonly IceServer[];
  /** PEM; default: Node's own list. */
  readonly relayAuthorities?: readonly string[];
  /** Told of each message of the control channel. */
  readonly hears?: (text: string) => void;
  /** Told of each message of the fast channel. */
  readonly hearsFast?: (text: string) => void;
  /** Default: all that there are. */
  readonly codecs?: readonly VideoCodec[];
}

/** The agent's engine on one display, joined to one page; the descriptions go through the test. */
export class SharingAgent implements Disposable {
  readonly heard: string[] = [];
  readonly faults: unknown[] = [];
  readonly connection: NodePeerConnection;
  readonly source: ScreenSource;
  readonly stream: PictureStream;
  transport = 'new';
  isChannelOpen = false;
  readonly #helper: SharingAgentOptions['helper'];
  readonly #candidates: Candidate[] = [];

  static async start(options: SharingAgentOptions): Promise<SharingAgent> {
    let agent: SharingAgent | null = null;
    const faults: unknown[] = [];
    const report = (cause: unknown): void => {
      (agent?.faults ?? faults).push(cause);
    };
    const { display } = options;
    const source = await openScreenSource({
      system: display === undefined ? hostSystem() : { kind: 'x11', display },
      clock: systemClock,
      report,
      handlers: {
        geometryChanged: () => agent?.stream.handleGeometry(),
        changed: () => agent?.stream.handleChanged(),
        pointerMoved: () => undefined,
        pointerShaped: () => undefined,
        lost: () => undefined,
      },
    });
    agent = new SharingAgent(options, source, report);
    agent.faults.push(...faults);
    return agent;
  }

  private constructor(options: SharingAgentOptions, source: ScreenSource, report: (cause: unknown) => void) {
    this.#helper = options.helper;
    this.source = source;
    this.stream = new PictureStream({
      source,
      clock: systemClock,
      openEncoder: (request) => NodeAvVideoEncoder.open({ ...request, threads: 2 }),
      choose: ({ desktop }: ScreenGeometry) => desktop,
      report,
    });
    this.connection = new NodePeerConnection({
      iceServers: options.iceServers ?? [],
      ...(options.relayAuthorities === undefined ? {} : { relayAuthorities: options.relayAuthorities }),
      clock: systemClock,
      codecs: options.codecs ?? Object.values(VideoCodec),
      report,
      handlers: {
        candidate: (candidate) => this.#candidates.push(candidate),
        transport: (state) => {
          this.transport = state;
        },
        channelOpened: () => {
          this.isChannelOpen = true;
        },
        channelMessage: (text) => {
          this.heard.push(text);
          options.hears?.(text);
        },
        channelClosed: () => {
          this.isChannelOpen = false;
        },
        fastMessage: (text) => options.hearsFast?.(text),
        video: () => undefined,
      },
    });
  }

  /** Offer, answer and candidates, until there is a path. */
  async connect(): Promise<void> {
    this.transport = 'new';
    const offer = await this.connection.offer();
    await this.connection.acceptAnswer(await this.#helper.answer(offer));
    await until('a path between agent and browser', async () => {
      for (const candidate of this.#candidates.splice(0)) await this.#helper.addCandidate(candidate);
      for (const candidate of await this.#helper.candidates()) await this.connection.addCandidate(candidate);
      return this.transport === 'connected' && this.isChannelOpen;
    });
  }

  [Symbol.dispose](): void {
    this.stream.stop();
    this.connection.close();
    this.source[Symbol.dispose]();
  }
}
