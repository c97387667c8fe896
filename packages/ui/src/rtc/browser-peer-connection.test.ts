import { FakeClock } from '@alongside/testkit';
import { afterEach, expect, test, vi } from 'vitest';
import { BrowserPeerConnection } from './browser-peer-connection.ts';

class StubChannel {
  readyState: RTCDataChannelState = 'open';
  readonly bufferedAmount = 0;
  readonly sent: string[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.readyState = 'closed';
  }
}

/** As much of the browser's own as an answer needs. */
class StubConnection {
  static made: StubConnection[] = [];
  readonly channels: StubChannel[] = [];
  signalingState: RTCSignalingState = 'stable';
  connectionState: RTCPeerConnectionState = 'new';
  currentRemoteDescription: { sdp: string } | null = null;
  localDescription: { type: string; sdp: string } | null = null;
  onconnectionstatechange: ((event: unknown) => void) | null = null;

  configuration: RTCConfiguration;

  constructor(configuration: RTCConfiguration) {
    this.configuration = configuration;
    StubConnection.made.push(this);
  }

  getConfiguration(): RTCConfiguration {
    return this.configuration;
  }

  setConfiguration(configuration: RTCConfiguration): void {
    this.configuration = configuration;
  }

  createDataChannel(): StubChannel {
    const channel = new StubChannel();
    this.channels.push(channel);
    return channel;
  }

  setRemoteDescription({ sdp }: { sdp: string }): Promise<void> {
    this.currentRemoteDescription = { sdp };
    return Promise.resolve();
  }

  setLocalDescription(): Promise<void> {
    this.localDescription = { type: 'answer', sdp: `answer ${StubConnection.made.indexOf(this)}` };
    return Promise.resolve();
  }

  becomes(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.onconnectionstatechange?.({});
  }

  close(): void {
    this.signalingState = 'closed';
  }
}

const offerOf = (certificate: string) =>
  ({ kind: 'description', type: 'offer', sdp: `v=0\na=fingerprint:sha-256 ${certificate}\n` }) as const;

function helperEnd() {
  StubConnection.made = [];
  vi.stubGlobal('RTCPeerConnection', StubConnection);
  const told: string[] = [];
  const peer = new BrowserPeerConnection(new FakeClock(), 'helper', [], {
    candidate: () => undefined,
    transport: (state) => told.push(state),
    channelOpened: () => undefined,
    channelMessage: (text) => told.push(text),
    channelClosed: () => told.push('channel closed'),
    fastMessage: () => undefined,
    video: () => undefined,
  });
  return { peer, told, made: StubConnection.made };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('UIR4 another offer of the same certificate is answered on the same connection', async () => {
  const { peer, made } = helperEnd();
  await peer.answer(offerOf('AA'));
  expect((await peer.answer(offerOf('aa'))).sdp).toBe('answer 0');
  expect(made).toHaveLength(1);
});

test('UIR5 relays that are told later are for the next path, also where that is a connection of its own', async () => {
  const { peer, made } = helperEnd();
  await peer.answer(offerOf('AA'));
  const relay = { urls: ['turn:relay.test'], username: 'later', credential: 'renewed' };
  peer.setIceServers([relay]);
  await peer.answer(offerOf('BB'));
  const policy = { bundlePolicy: 'max-bundle', iceServers: [relay] };
  expect(made.map(({ configuration }) => configuration)).toEqual([policy, policy]);
});

test('UIR4 an offer of another certificate gets a connection of its own, and the former is heard no more', async () => {
  const { peer, told, made } = helperEnd();
  await peer.answer(offerOf('AA'));
  expect((await peer.answer(offerOf('BB'))).sdp).toBe('answer 1');
  const [former, present] = made;
  expect(former?.signalingState).toBe('closed');
  former?.becomes('failed');
  former?.channels[0]?.onmessage?.({ data: 'late' });
  present?.becomes('connected');
  expect(told).toEqual(['channel closed', 'connected']);
  expect(peer.send('to the new one')).toBe(true);
  expect(present?.channels[0]?.sent).toEqual(['to the new one']);
  peer.close();
  expect(peer.send('too late')).toBe(false);
});
