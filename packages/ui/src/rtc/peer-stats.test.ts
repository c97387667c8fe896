import { describe, expect, it } from 'vitest';
import { readPeerStats } from './peer-stats.ts';

const inbound = {
  type: 'inbound-rtp',
  id: 'in',
  kind: 'video',
  timestamp: 2_000,
  bytesReceived: 150_000,
  frameWidth: 1_920,
  frameHeight: 1_080,
  framesPerSecond: 29,
  packetsReceived: 97,
  packetsLost: 3,
  codecId: 'codec',
};
const codec = { type: 'codec', id: 'codec', timestamp: 2_000, mimeType: 'video/VP8' };
const pair = {
  id: 'pair',
  timestamp: 2_000,
  type: 'candidate-pair',
  localCandidateId: 'local',
  remoteCandidateId: 'remote',
  currentRoundTripTime: 0.012,
};
const selectedPair = { ...pair, selected: true };
const local = { type: 'local-candidate', id: 'local', timestamp: 2_000, candidateType: 'host' };
const relay = { type: 'remote-candidate', id: 'remote', timestamp: 2_000, candidateType: 'relay' };
const transport = { type: 'transport', id: 't', timestamp: 2_000, selectedCandidatePairId: 'pair' };

const report = (...all: readonly { type: string; id: string; timestamp: number }[]) =>
  new Map(all.map((one) => [one.id, one]));

describe('peer statistics', () => {
  it('UIR2 reads size, rate, loss, codec and path where a transport names its pair', () => {
    const last = { atMs: 1_000, bytesReceived: 50_000 };
    const { stats } = readPeerStats(report(inbound, codec, pair, local, relay, transport), last);
    expect(stats).toEqual({
      width: 1_920,
      height: 1_080,
      framesPerSecond: 29,
      bitsPerSecond: 800_000,
      packetsReceived: 97,
      packetsLost: 3,
      codec: 'VP8',
      roundTripMs: 12,
      path: 'relayed',
    });
  });

  it('UIR2 reads the pair where the pair itself says that it was selected', () => {
    const { stats } = readPeerStats(report(inbound, selectedPair, local), null);
    expect(stats).toMatchObject({ path: 'direct', roundTripMs: 12, bitsPerSecond: null });
  });

  it.each([
    ['udp', 'relayed'],
    ['tcp', 'relayed-tcp'],
    ['tls', 'relayed-tls'],
  ])('UIR2 tells a relay reached over %s from others', (relayProtocol, path) => {
    const own = { ...local, candidateType: 'relay', relayProtocol };
    expect(readPeerStats(report(inbound, selectedPair, own), null).stats.path).toBe(path);
  });

  it('UIR2 says nothing that isn’t there', () => {
    const { stats, sample } = readPeerStats(report(), null);
    expect(Object.values(stats).every((value) => value === null)).toBe(true);
    expect(sample).toBeNull();
  });
});
