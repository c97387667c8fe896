import { splitEvenly } from './split-evenly.ts';

const TYPE = 0x1f;
const IMPORTANCE = 0x60;
const TOGETHER = 24;
const FRAGMENT = 28;
const START = 0x80;
const END = 0x40;

const LENGTH_BYTES = 2;

/** RFC 6184, packetization mode 1: small units together (STAP-A), large ones in fragments (FU-A). */
export function packetizeH264(picture: Buffer, _isKey: boolean, maxBytes: number): Buffer[] {
  const payloads: Buffer[] = [];
  let small: Buffer[] = [];
  let smallBytes = 1;
  const close = (): void => {
    if (small.length > 0) payloads.push(together(small));
    small = [];
    smallBytes = 1;
  };
  for (const unit of unitsOf(picture)) {
    const bytes = LENGTH_BYTES + unit.length;
    if (smallBytes + bytes > maxBytes) close();
    if (unit.length > maxBytes) payloads.push(...fragments(unit, maxBytes));
    else {
      small.push(unit);
      smallBytes += bytes;
    }
  }
  close();
  return payloads;
}

/** One goes by itself. */
function together(units: readonly Buffer[]): Buffer {
  const [only] = units;
  if (only !== undefined && units.length === 1) return only;
  const importance = Math.max(...units.map(([header = 0]) => header & IMPORTANCE));
  const parts = units.flatMap((unit) => [Buffer.from([unit.length >> 8, unit.length & 0xff]), unit]);
  return Buffer.concat([Buffer.from([importance | TOGETHER]), ...parts]);
}

function fragments(unit: Buffer, maxBytes: number): Buffer[] {
  const header = unit[0] ?? 0;
  const pieces = splitEvenly(unit.subarray(1), maxBytes - 2);
  return pieces.map((piece, index) => {
    const start = index === 0 ? START : 0;
    const end = index === pieces.length - 1 ? END : 0;
    return Buffer.concat([
      Buffer.from([(header & IMPORTANCE) | FRAGMENT, start | end | (header & TYPE)]),
      piece,
    ]);
  });
}

/** The units between start codes (Annex B), without the zeros that may follow one. */
export function unitsOf(stream: Buffer): Buffer[] {
  const units: Buffer[] = [];
  const startCode = Buffer.from([0, 0, 1]);
  let at = stream.indexOf(startCode);
  while (at >= 0) {
    const from = at + startCode.length;
    at = stream.indexOf(startCode, from);
    let to = at < 0 ? stream.length : at;
    while (to > from && stream[to - 1] === 0) to -= 1;
    if (to > from) units.push(stream.subarray(from, to));
  }
  return units;
}
