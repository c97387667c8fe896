const TYPE = 0x78;
const HAS_EXTENSION = 0x04;
const HAS_SIZE = 0x02;
const TEMPORAL_DELIMITER = 2;
const TILE_LIST = 8;
const PADDING = 15;
const NOT_SENT: ReadonlySet<number> = new Set([TEMPORAL_DELIMITER, TILE_LIST, PADDING]);

const CONTINUES_FORMER = 0x80;
const CONTINUES_IN_NEXT = 0x40;
const COUNT_SHIFT = 4;
const NEW_SEQUENCE = 0x08;

/** With more, each would need a length, the last too. */
const ELEMENTS_MAX = 3;
const LENGTH_MAX_BYTES = 2;

/** One packet in the making. */
interface Aggregate {
  readonly continuesFormer: boolean;
  readonly elements: Buffer[];
  sizeBytes: number;
}

/**
 * RTP Payload Format for AV1 (AOMedia). Units share packets: browsers take a packet that begins with a whole unit for the
 * beginning of a picture.
 */
export function packetizeAv1(picture: Buffer, isKey: boolean, maxBytes: number): Buffer[] {
  const payloads: Buffer[] = [];
  let packet = beginning(false);
  const flush = (continuesInNext: boolean): void => {
    if (packet.elements.length > 0) payloads.push(payloadOf(packet, continuesInNext));
    packet = beginning(continuesInNext);
  };
  for (const unit of unitsOf(picture)) {
    let rest = unit;
    if (packet.elements.length === ELEMENTS_MAX || room(packet, maxBytes) < 1) flush(false);
    while (rest.length > room(packet, maxBytes)) {
      const fitting = room(packet, maxBytes);
      add(packet, rest.subarray(0, fitting));
      rest = rest.subarray(fitting);
      flush(true);
    }
    add(packet, rest);
  }
  flush(false);
  const [first] = payloads;
  if (isKey && first !== undefined) first[0] = (first[0] ?? 0) | NEW_SEQUENCE;
  return payloads;
}

const beginning = (continuesFormer: boolean): Aggregate => ({ continuesFormer, elements: [], sizeBytes: 1 });

const room = (packet: Aggregate, maxBytes: number): number => maxBytes - packet.sizeBytes;

/** Counts a length for every element, though the last has none. */
function add(packet: Aggregate, element: Buffer): void {
  packet.elements.push(element);
  packet.sizeBytes += element.length + LENGTH_MAX_BYTES;
}

function payloadOf({ continuesFormer, elements }: Aggregate, continuesInNext: boolean): Buffer {
  const former = continuesFormer ? CONTINUES_FORMER : 0;
  const next = continuesInNext ? CONTINUES_IN_NEXT : 0;
  const header = Buffer.from([former | next | (elements.length << COUNT_SHIFT)]);
  const last = elements.length - 1;
  const parts = elements.flatMap((element, index) =>
    index === last ? [element] : [lengthField(element.length), element],
  );
  return Buffer.concat([header, ...parts]);
}

/** In groups of seven bits, the lowest first; a packet's parts are below 2^14 bytes. */
function lengthField(value: number): Buffer {
  return value < 0x80 ? Buffer.from([value]) : Buffer.from([(value & 0x7f) | 0x80, value >> 7]);
}

/** The units that are sent, without their size fields: packets tell where they end. */
function unitsOf(stream: Buffer): Buffer[] {
  const units: Buffer[] = [];
  let at = 0;
  while (at < stream.length) {
    const header = stream[at] ?? 0;
    const headerBytes = (header & HAS_EXTENSION) === 0 ? 1 : 2;
    const size = (header & HAS_SIZE) === 0 ? null : readSize(stream, at + headerBytes);
    const from = at + headerBytes + (size?.bytes ?? 0);
    const to = size === null ? stream.length : from + size.value;
    if (!NOT_SENT.has((header & TYPE) >> 3)) {
      const unit = Buffer.concat([stream.subarray(at, at + headerBytes), stream.subarray(from, to)]);
      unit[0] = header & ~HAS_SIZE;
      units.push(unit);
    }
    at = to;
  }
  return units;
}

function readSize(stream: Buffer, at: number): { readonly value: number; readonly bytes: number } {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = stream[at + index] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, bytes: index + 1 };
  }
  return { value, bytes: 8 };
}
