import type { VideoCodec } from '../encode/video-encoder.ts';
import { packetizeAv1 } from './packetize-av1.ts';
import { packetizeH264 } from './packetize-h264.ts';
import { packetizeVp8, packetizeVp9 } from './packetize-vpx.ts';
import { PAYLOAD_MAX_BYTES } from './rtp-packet.ts';

/** Cuts one encoded picture into payloads, in the order of sending. */
type Packetizer = (picture: Buffer, isKey: boolean, maxBytes: number) => Buffer[];

const PACKETIZERS: Readonly<Record<VideoCodec, Packetizer>> = {
  h264: packetizeH264,
  vp8: packetizeVp8,
  vp9: packetizeVp9,
  av1: packetizeAv1,
};

export const packetize = (codec: VideoCodec, picture: Buffer, isKey: boolean): Buffer[] =>
  PACKETIZERS[codec](picture, isKey, PAYLOAD_MAX_BYTES);
