import { splitEvenly } from './split-evenly.ts';

const VP8_START = 0x10;

/** RFC 7741, with the shortest descriptor. */
export function packetizeVp8(picture: Buffer, _isKey: boolean, maxBytes: number): Buffer[] {
  return splitEvenly(picture, maxBytes - 1).map((piece, index) =>
    Buffer.concat([Buffer.from([index === 0 ? VP8_START : 0]), piece]),
  );
}

const VP9_PREDICTED = 0x40;
const VP9_START = 0x08;
const VP9_END = 0x04;

/** RFC 9628, with the shortest descriptor: one layer, no picture numbers. */
export function packetizeVp9(picture: Buffer, isKey: boolean, maxBytes: number): Buffer[] {
  const pieces = splitEvenly(picture, maxBytes - 1);
  return pieces.map((piece, index) => {
    const predicted = isKey ? 0 : VP9_PREDICTED;
    const start = index === 0 ? VP9_START : 0;
    const end = index === pieces.length - 1 ? VP9_END : 0;
    return Buffer.concat([Buffer.from([predicted | start | end]), piece]);
  });
}
