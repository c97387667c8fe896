import type { PeerStats } from '@alongside/peer';
import type { PeerPath } from '@alongside/protocol';

/** What `getStats` gave of the incoming picture the last time; rates are differences. */
export interface StatsSample {
  readonly atMs: number;
  readonly bytesReceived: number;
}

interface Report {
  readonly type: string;
  readonly id: string;
  readonly timestamp: number;
  readonly [member: string]: unknown;
}

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/**
 * The figures of the details panel from a WebRTC statistics report (W3C webrtc-stats).
 * @param last the sample of the call before, for rates
 */
export function readPeerStats(
  reports: ReadonlyMap<string, Report>,
  last: StatsSample | null,
): { stats: PeerStats; sample: StatsSample | null } {
  const all = [...reports.values()];
  const video = all.find((report) => report.type === 'inbound-rtp' && report['kind'] === 'video');
  const codec = video && reports.get(text(video['codecId']) ?? '');
  const bytes = number(video?.['bytesReceived']);
  const sample = video && bytes !== null ? { atMs: video.timestamp, bytesReceived: bytes } : null;
  return {
    sample,
    stats: {
      width: number(video?.['frameWidth']),
      height: number(video?.['frameHeight']),
      framesPerSecond: number(video?.['framesPerSecond']),
      bitsPerSecond: bitsPerSecond(last, sample),
      packetsReceived: number(video?.['packetsReceived']),
      packetsLost: number(video?.['packetsLost']),
      codec: text(codec?.['mimeType'])?.replace(/^video\//u, '') ?? null,
      ...readPath(reports, all),
    },
  };
}

function bitsPerSecond(last: StatsSample | null, sample: StatsSample | null): number | null {
  if (last === null || sample === null || sample.atMs <= last.atMs) return null;
  return Math.max(
    0,
    Math.round(((sample.bytesReceived - last.bytesReceived) * 8_000) / (sample.atMs - last.atMs)),
  );
}

/** How this end reaches its relay is all that it knows; the other end's way to its own isn't told. */
function pathOf(ends: readonly (Report | undefined)[]): PeerPath {
  if (!ends.some((end) => end?.['candidateType'] === 'relay')) return 'direct';
  switch (ends[0]?.['relayProtocol']) {
    case 'tcp':
      return 'relayed-tcp';
    case 'tls':
      return 'relayed-tls';
    default:
      return 'relayed';
  }
}

function readPath(
  reports: ReadonlyMap<string, Report>,
  all: readonly Report[],
): Pick<PeerStats, 'roundTripMs' | 'path'> {
  const transport = all.find((report) => report.type === 'transport');
  const selected = text(transport?.['selectedCandidatePairId']);
  // Firefox has no transport report; it marks the pair itself.
  const pair =
    (selected === null ? undefined : reports.get(selected)) ??
    all.find((report) => report.type === 'candidate-pair' && report['selected'] === true);
  if (pair === undefined) return { roundTripMs: null, path: null };
  const ends = [pair['localCandidateId'], pair['remoteCandidateId']].map((id) => reports.get(text(id) ?? ''));
  const seconds = number(pair['currentRoundTripTime']);
  return {
    roundTripMs: seconds === null ? null : Math.round(seconds * 1_000),
    path: pathOf(ends),
  };
}
