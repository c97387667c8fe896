import type { Candidate } from '@alongside/peer';
import { FakeClock } from '@alongside/testkit';
import { CONTROL_CHANNEL, FAST_CHANNEL, type IceServer } from '@alongside/protocol';
import { PeerConnection } from 'node-datachannel';
import { expect, test, vi } from 'vitest';
import { NodePeerConnection } from './node-peer-connection.ts';

const nothing = (): undefined => undefined;

/** What libdatachannel takes at most. */
const MESSAGE_MAX_BYTES = 262_144;

const STREAM_THAT_IS_NOT_THERE = {
  urls: ['turn:127.0.0.1:9?transport=tcp'],
  username: 'somebody',
  credential: 'secret',
};

/** An agent, and what it tells. */
function agentWith(...iceServers: IceServer[]) {
  const clock = new FakeClock();
  const transports: string[] = [];
  const candidates: Candidate[] = [];
  const connection = new NodePeerConnection({
    iceServers,
    clock,
    codecs: ['h264'],
    report: nothing,
    handlers: {
      candidate: (candidate) => candidates.push(candidate),
      transport: (state) => transports.push(state),
      channelOpened: nothing,
      channelMessage: nothing,
      channelClosed: nothing,
      fastMessage: nothing,
      video: nothing,
    },
  });
  return { clock, transports, candidates, connection };
}

/** The other end on this machine, with its answer and its ways. */
async function answering(offer: string) {
  const connection = new PeerConnection('browser', { iceServers: [] });
  const candidates: Candidate[] = [];
  const answer = Promise.withResolvers<string>();
  connection.onLocalDescription((sdp) => {
    answer.resolve(sdp);
  });
  connection.onLocalCandidate((candidate, sdpMid) => {
    candidates.push({ kind: 'candidate', candidate, sdpMid, sdpMLineIndex: null, usernameFragment: null });
  });
  connection.setRemoteDescription(offer, 'offer');
  const sdp = await answer.promise;
  // It closes what it doesn't know.
  const channels = [CONTROL_CHANNEL, FAST_CHANNEL].map(({ label, id }) =>
    connection.createDataChannel(label, { negotiated: true, id }),
  );
  return { connection, channels, candidates, sdp };
}

const OVER_TLS: Candidate = {
  kind: 'candidate',
  candidate: 'candidate:1 1 udp 8191 192.0.2.1 57246 typ relay raddr 0.0.0.0 rport 0',
  sdpMid: 'video',
  sdpMLineIndex: null,
  usernameFragment: null,
};

test('AGN6 a path that comes about by another way after all is followed by one that may take every way', async () => {
  const { clock, transports, candidates, connection } = agentWith(STREAM_THAT_IS_NOT_THERE);
  const browser = await answering((await connection.offer()).sdp);
  await connection.acceptAnswer({ kind: 'description', type: 'answer', sdp: browser.sdp });
  await connection.addCandidate(OVER_TLS);
  await clock.advance(3_000);
  expect(transports).toContain('failed');
  await vi.waitFor(() => expect(browser.candidates).not.toEqual([]));
  for (const candidate of browser.candidates) await connection.addCandidate(candidate);
  for (const { candidate, sdpMid } of candidates) {
    browser.connection.addRemoteCandidate(candidate, sdpMid ?? 'video');
  }
  await vi.waitFor(() => expect(transports.at(-1)).toBe('connected'), { timeout: 20_000 });
  browser.connection.close();
  await vi.waitFor(() => expect(transports.at(-1)).not.toBe('connected'), { timeout: 20_000 });
  candidates.length = 0;
  connection.restartIce();
  await connection.offer();
  await vi.waitFor(() => expect(candidates.map(({ candidate }) => candidate).join()).toMatch(/ typ host/u), {
    timeout: 5_000,
  });
  connection.close();
});

test('AGN8 what the transport refuses is lost, and nothing else', async () => {
  const { candidates, connection } = agentWith();
  const browser = await answering((await connection.offer()).sdp);
  await connection.acceptAnswer({ kind: 'description', type: 'answer', sdp: browser.sdp });
  await vi.waitFor(() => expect(browser.candidates).not.toEqual([]));
  for (const candidate of browser.candidates) await connection.addCandidate(candidate);
  for (const { candidate, sdpMid } of candidates) {
    browser.connection.addRemoteCandidate(candidate, sdpMid ?? 'video');
  }
  await vi.waitFor(() => expect([connection.send('a'), connection.sendFast('a')]).toEqual([true, true]));
  const tooLong = 'a'.repeat(MESSAGE_MAX_BYTES + 1);
  expect([connection.send(tooLong), connection.sendFast(tooLong)]).toEqual([false, false]);
  expect([connection.send('a'), connection.sendFast('a')]).toEqual([true, true]);
  connection.close();
  browser.connection.close();
});
