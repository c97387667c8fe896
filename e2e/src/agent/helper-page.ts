import type { Candidate, Description } from '@alongside/peer';
import { INPUT_AGAIN_MS, type IceServer } from '@alongside/protocol';
import type { Page } from 'playwright-core';

/** What the in-page functions below keep between two calls. */
declare global {
  interface Window {
    helperPeer?: RTCPeerConnection;
    helperHeard?: string[];
    helperIsDark?: boolean;
    helperChannel?: RTCDataChannel;
    helperFast?: RTCDataChannel;
    helperPress?: () => void;
    helperCandidates?: RTCIceCandidateInit[];
  }
}

/** A browser brings a video up to date only for who asks for its pictures. */
function watchPoint(): void {
  const video = document.querySelector('video');
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (video === null || context === null) throw new Error('no video');
  const look = (): void => {
    // In the square at half size too.
    context.drawImage(video, 180, 180, 1, 1, 0, 0, 1, 1);
    window.helperIsDark = (context.getImageData(0, 0, 1, 1).data[0] ?? 0) < 128;
    window.dispatchEvent(new Event('helper-looked'));
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
}

function begin({ iceServers, againMs }: { iceServers: IceServer[]; againMs: number }): void {
  const peer = new RTCPeerConnection({
    iceServers: iceServers.map(({ urls, username = '', credential = '' }) => ({
      urls,
      username,
      credential,
    })),
  });
  const openChannel = (): void => {
    const channel = peer.createDataChannel('control', { negotiated: true, id: 0 });
    window.helperChannel = channel;
    channel.addEventListener('message', ({ data }) => window.helperHeard?.push(String(data)));
    window.helperFast = peer.createDataChannel('fast', {
      ...{ negotiated: true, id: 1, ordered: false, maxRetransmits: 0 },
    });
    // The agent's end began anew.
    channel.addEventListener('close', openChannel);
  };
  window.helperPeer = peer;
  window.helperHeard = [];
  window.helperCandidates = [];
  openChannel();
  let inputs = 0;
  // As the console's hand does it: over the ordered channel, and once more over the fast one.
  const say = (event: object): void => {
    const after = inputs;
    inputs += 1;
    const input = { type: 'input', n: inputs, layout: 1, event };
    window.helperChannel?.send(JSON.stringify(input));
    setTimeout(() => {
      window.helperFast?.send(JSON.stringify({ type: 'input-again', after, input }));
    }, againMs);
  };
  window.helperPress = () => {
    say({ kind: 'key-down', code: 'KeyA', key: 'a' });
    say({ kind: 'key-up', code: 'KeyA' });
  };
  peer.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate !== null) window.helperCandidates?.push(candidate.toJSON());
  });
  peer.addEventListener('track', ({ track, receiver }) => {
    receiver.jitterBufferTarget = 0;
    const video = document.querySelector('video');
    if (video !== null) video.srcObject = new MediaStream([track]);
  });
}

async function takeOffer(sdp: string): Promise<string> {
  const peer = window.helperPeer;
  if (peer === undefined) throw new Error('not begun');
  await peer.setRemoteDescription({ type: 'offer', sdp });
  await peer.setLocalDescription();
  return peer.localDescription?.sdp ?? '';
}

async function takeCandidate(candidate: RTCIceCandidateInit): Promise<void> {
  await window.helperPeer?.addIceCandidate(candidate);
}

/** A helper's end in a page of the rig: what the console's page does, without the server between. */
export class HelperPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  begin(iceServers: readonly IceServer[] = []): Promise<void> {
    return this.#page.evaluate(begin, { iceServers: [...iceServers], againMs: INPUT_AGAIN_MS });
  }

  async answer(offer: Description): Promise<Description> {
    const sdp = await this.#page.evaluate(takeOffer, offer.sdp);
    return { kind: 'description', type: 'answer', sdp };
  }

  async addCandidate({ candidate, sdpMid }: Candidate): Promise<void> {
    await this.#page.evaluate(takeCandidate, { candidate, sdpMid });
  }

  /** Those found since the last call. */
  async candidates(): Promise<readonly Candidate[]> {
    const found = await this.#page.evaluate(() => window.helperCandidates?.splice(0) ?? []);
    return found.map(({ candidate, sdpMid }) => ({
      kind: 'candidate',
      candidate: candidate ?? '',
      sdpMid: sdpMid ?? null,
      sdpMLineIndex: null,
      usernameFragment: null,
    }));
  }

  async say(text: string): Promise<void> {
    await this.#page.evaluate((said) => window.helperChannel?.send(said), text);
  }

  heard(): Promise<readonly string[]> {
    return this.#page.evaluate(() => window.helperHeard ?? []);
  }

  /** What the browser counts of the incoming picture. */
  received(): Promise<Readonly<Record<string, unknown>>> {
    return this.#page.evaluate(async () => {
      const report = await window.helperPeer?.getStats();
      for (const entry of report?.values() ?? []) {
        const found: unknown = entry;
        if (typeof found !== 'object' || found === null || !('type' in found)) continue;
        if (found.type === 'inbound-rtp') return { ...found };
      }
      return {};
    });
  }

  /** Makes {@link isDark} answer; costs a look at each picture. */
  watchPoint(): Promise<void> {
    return this.#page.evaluate(watchPoint);
  }

  /** A key goes to the agent. */
  press(): Promise<void> {
    return this.#page.evaluate(() => window.helperPress?.());
  }

  /** After {@link watchPoint}: how long it takes from a key until the point changes, in ms. */
  pressAndSee(): Promise<number> {
    return this.#page.evaluate(async () => {
      const before = window.helperIsDark;
      const beganAt = performance.now();
      window.helperPress?.();
      while (window.helperIsDark === before) {
        await new Promise((resolve) => {
          window.addEventListener('helper-looked', resolve, { once: true });
        });
      }
      return performance.now() - beganAt;
    });
  }

  /** Whether the picture is dark at a point that a {@link FlippingWindow} paints; null: there is none yet. */
  isDark(): Promise<boolean | null> {
    return this.#page.evaluate(() => window.helperIsDark ?? null);
  }

  /** Width and height of the picture as it arrives. */
  size(): Promise<readonly [number, number]> {
    return this.#page.evaluate(() => {
      const video = document.querySelector('video');
      return [video?.videoWidth ?? 0, video?.videoHeight ?? 0] as const;
    });
  }
}
