import { randomUUID } from 'node:crypto';
import { type Capability, GrantId, LIVE_PATH, ServerMessage } from '@alongside/protocol';
import type { Page } from 'playwright-core';

/** What the page's script leaves for the test. */
interface Traces {
  believe(believes: boolean): void;
  /** Kinds of what its hand sent. */
  readonly sent: string[];
  /** What the sharer's end really told of the hand, the newest last. */
  readonly told: (string | null)[];
}

const inTheFuture = new Date(Date.now() + 3_600_000).toISOString();

/**
 * Makes a helper's page believe that it may control the sharer's desktop, whatever the server and the sharer's end
 * tell it: it has the grants that it wants in its view, and nobody refuses its hand.
 */
export class BelievingPage {
  readonly #page: Page;
  #believes = false;
  /** Tells the page again how the session stands. */
  #tellAgain: () => void = () => undefined;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Takes effect with the next page that is loaded. */
  static async make(page: Page): Promise<BelievingPage> {
    const believing = new BelievingPage(page);
    await page.addInitScript(believe);
    await page.routeWebSocket(
      ({ pathname }) => pathname === LIVE_PATH,
      (socket) => {
        const server = socket.connectToServer();
        let session: ServerMessage | null = null;
        const tell = (message: ServerMessage): void => {
          socket.send(JSON.stringify(believing.#believes ? withControl(message) : message));
        };
        believing.#tellAgain = () => {
          if (session !== null) tell(session);
        };
        server.onMessage((text) => {
          const message = ServerMessage.parse(JSON.parse(String(text)));
          if (message.type === 'session') session = message;
          tell(message);
        });
        socket.onMessage((text) => {
          server.send(text);
        });
      },
    );
    return believing;
  }

  async believe(believes: boolean): Promise<void> {
    this.#believes = believes;
    await this.#page.evaluate((value) => {
      (globalThis as unknown as { traces: Traces }).traces.believe(value);
    }, believes);
    this.#tellAgain();
  }

  async traces(): Promise<Omit<Traces, 'believe'>> {
    return await this.#page.evaluate(() => {
      const { sent, told } = (globalThis as unknown as { traces: Traces }).traces;
      return { sent, told };
    });
  }
}

function withControl(message: ServerMessage): ServerMessage {
  if (message.type !== 'session' || message.view.progress.kind !== 'active') return message;
  const { progress } = message.view;
  const has = (capability: Capability): boolean =>
    progress.grants.some((grant) => grant.capability === capability);
  const missing = (['view', 'control'] as const).filter((capability) => !has(capability));
  const grants = [
    ...progress.grants,
    ...missing.map((capability) => ({
      id: GrantId.parse(randomUUID()),
      capability,
      allowedAt: progress.startedAt,
      until: inTheFuture,
      proof: null,
    })),
  ];
  return { ...message, view: { ...message.view, progress: { ...progress, grants } } };
}

/** Runs in the page, before its own scripts. */
function believe(): void {
  let believes = false;
  let say: (refusal: string | null) => void = () => undefined;
  const traces: Traces = {
    sent: [],
    told: [],
    believe: (value) => {
      believes = value;
      say(traces.told.at(-1) ?? null);
    },
  };
  Object.assign(globalThis, { traces });
  const channels = RTCDataChannel.prototype;
  const send = Reflect.get(channels, 'send') as (this: RTCDataChannel, text: string) => void;
  const onmessage = Object.getOwnPropertyDescriptor(channels, 'onmessage');
  type Listener = (event: MessageEvent) => void;
  const deceived = (listener: Listener) => (event: MessageEvent<string>) => {
    const message = JSON.parse(event.data) as { readonly type: string; readonly refusal?: string | null };
    if (message.type !== 'control-state') {
      listener(event);
      return;
    }
    say = (refusal) => {
      const data = JSON.stringify({ type: 'control-state', refusal: believes ? null : refusal });
      listener(new MessageEvent('message', { data }));
    };
    traces.told.push(message.refusal ?? null);
    say(message.refusal ?? null);
  };
  Object.defineProperty(channels, 'onmessage', {
    ...onmessage,
    set(this: RTCDataChannel, listener: Listener) {
      onmessage?.set?.call(this, deceived(listener));
    },
  });
  Object.assign(channels, {
    send(this: RTCDataChannel, text: string) {
      const message = JSON.parse(text) as {
        readonly type: string;
        readonly event?: { readonly kind: string };
      };
      if (message.type === 'input') traces.sent.push(message.event?.kind ?? '');
      if (message.type === 'pointer') traces.sent.push('pointer');
      send.call(this, text);
    },
  });
}
