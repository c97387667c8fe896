import { randomInt } from 'node:crypto';
import { Video } from 'node-datachannel';
import { VideoCodec } from '../encode/video-encoder.ts';
import { EXTENSIONS } from '../rtp/rtp-packet.ts';
import type { SentFormat } from '../rtp/rtp-video-sender.ts';

const H264_CONSTRAINED_BASELINE = 'profile-level-id=42e034;packetization-mode=1;level-asymmetry-allowed=1';

const PAYLOAD_TYPES: Readonly<Record<VideoCodec, number>> = { h264: 96, vp8: 97, vp9: 98, av1: 99 };

export const newSsrc = (): number => randomInt(1, 2 ** 32 - 1);

/** The one video stream that is offered, in the codecs' order of preference. */
export function offeredVideo(codecs: readonly VideoCodec[], ssrc: number): Video {
  const video = new Video('video', 'SendOnly');
  for (const codec of codecs) addCodec(video, codec);
  for (const codec of codecs) video.parseSdpLine(`a=rtcp-fb:${PAYLOAD_TYPES[codec]} transport-cc`);
  for (const { id, uri } of Object.values(EXTENSIONS)) video.parseSdpLine(`a=extmap:${id} ${uri}`);
  video.addSSRC(ssrc, 'alongside', 'screen', 'screen');
  return video;
}

function addCodec(video: Video, codec: VideoCodec): void {
  const payloadType = PAYLOAD_TYPES[codec];
  if (codec === VideoCodec.h264) video.addH264Codec(payloadType, H264_CONSTRAINED_BASELINE);
  else if (codec === VideoCodec.vp8) video.addVP8Codec(payloadType);
  else if (codec === VideoCodec.vp9) video.addVP9Codec(payloadType);
  else video.addAV1Codec(payloadType);
}

/** Type preferences of RFC 8445, 5.1.2.2, that browsers give relays which they reach by TCP and by TLS; by UDP it is more. */
const STREAM_PREFERENCE_MAX = 1;
const TYPE_PREFERENCE_UNIT = 2 ** 24;

/** Whether the browser reaches the relay of this candidate over a stream, as Chromium tells by the candidate's priority. */
export function isRelayedOverStream(candidate: string): boolean {
  const found = /^candidate:\S+ \d+ udp (\d+) \S+ \d+ typ relay/iu.exec(candidate);
  return found !== null && Number(found[1]) < (STREAM_PREFERENCE_MAX + 1) * TYPE_PREFERENCE_UNIT;
}

/** `a=ice-pwd`; null: there is none. */
export const passwordOf = (sdp: string): string | null => /^a=ice-pwd:(\S+)/mu.exec(sdp)?.[1] ?? null;

/** What the answer prefers of what was offered; null: it takes no video, or nothing of ours. */
export function answeredFormat(sdp: string, offered: readonly VideoCodec[]): SentFormat | null {
  const line = /^m=video (\d+) \S+ ([\d ]+)\r?$/m.exec(sdp);
  if (line === null || line[1] === '0') return null;
  for (const number of (line[2] ?? '').split(' ')) {
    const codec = offered.find((one) => PAYLOAD_TYPES[one] === Number(number));
    if (codec !== undefined) return { codec, payloadType: PAYLOAD_TYPES[codec] };
  }
  return null;
}

/** The certificates' fingerprints of a description (RFC 8122), each once, in lower case. */
export function fingerprintsOf(sdp: string): string {
  const lines = sdp.matchAll(/^a=fingerprint:(\S+ [\dA-Fa-f:]+)\s*$/gm);
  return [...new Set(Array.from(lines, ([, fingerprint = '']) => fingerprint.toLowerCase()))]
    .sort()
    .join(',');
}
