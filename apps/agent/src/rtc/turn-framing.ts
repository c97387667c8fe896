const STUN_HEADER_BYTES = 20;
const CHANNEL_HEADER_BYTES = 4;
const COOKIE = 0x2112a442;
const COOKIE_AT = 4;

/** First bytes of channel data (RFC 8656, 12), and after the last one of STUN messages. */
const CHANNEL_DATA = { first: 0x40, last: 0x4f } as const;
const STUN_END = 0x40;

const padded = (bytes: number): number => Math.ceil(bytes / 4) * 4;

/** Length of the message that begins here, without padding; null: its header isn't whole yet; 'malformed': it isn't one. */
function messageBytes(bytes: Buffer): number | null | 'malformed' {
  const first = bytes[0];
  if (first === undefined) return null;
  if (isChannelData(bytes)) {
    return bytes.length < CHANNEL_HEADER_BYTES ? null : CHANNEL_HEADER_BYTES + bytes.readUInt16BE(2);
  }
  if (first >= STUN_END) return 'malformed';
  if (bytes.length < STUN_HEADER_BYTES) return null;
  const length = bytes.readUInt16BE(2);
  if (length % 4 !== 0 || bytes.readUInt32BE(COOKIE_AT) !== COOKIE) return 'malformed';
  return STUN_HEADER_BYTES + length;
}

function isChannelData([first = 0]: Buffer): boolean {
  return first >= CHANNEL_DATA.first && first <= CHANNEL_DATA.last;
}

/** A datagram as it goes over a stream (RFC 8656, 12.5: channel data is padded there); null: it is no TURN message. */
export function datagramToStream(datagram: Buffer): Buffer | null {
  const length = messageBytes(datagram);
  if (length === null || length === 'malformed' || length > datagram.length) return null;
  const message = datagram.subarray(0, length);
  return Buffer.concat([message, Buffer.alloc(padded(length) - length)]);
}

/** Cuts a relay's byte stream into messages, each as it would be a datagram. Keeps less than one message. */
export class TurnStreamReader {
  #rest: Buffer = Buffer.alloc(0);
  #isBroken = false;

  /** 'malformed': this isn't a relay's stream, and nothing more is read from it. */
  read(chunk: Buffer): readonly Buffer[] | 'malformed' {
    if (this.#isBroken) return 'malformed';
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const messages: Buffer[] = [];
    let at = 0;
    for (;;) {
      const rest = bytes.subarray(at);
      const length = messageBytes(rest);
      if (length === 'malformed') {
        this.#isBroken = true;
        this.#rest = Buffer.alloc(0);
        return 'malformed';
      }
      if (length === null || padded(length) > rest.length) break;
      messages.push(rest.subarray(0, length));
      at += padded(length);
    }
    this.#rest = Buffer.from(bytes.subarray(at));
    return messages;
  }
}

/** Of these a new one comes soon; the rest is asked once and waited for. */
export function isMedia(message: Buffer): boolean {
  const SEND_INDICATION = 0x0016;
  return isChannelData(message) || message.readUInt16BE(0) === SEND_INDICATION;
}

const ALLOCATE_SUCCESS = 0x0103;
const XOR_RELAYED_ADDRESS = 0x0016;
const IPV4 = 1;

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** Where the relay listens for this client, if the message says so; IPv4 alone. */
export function relayedEndpoint(message: Buffer): Endpoint | null {
  if (isChannelData(message) || message.readUInt16BE(0) !== ALLOCATE_SUCCESS) return null;
  let at = STUN_HEADER_BYTES;
  while (at + 4 <= message.length) {
    const type = message.readUInt16BE(at);
    const value = message.subarray(at + 4, at + 4 + message.readUInt16BE(at + 2));
    if (type === XOR_RELAYED_ADDRESS && value.length === 8 && value[1] === IPV4) {
      const port = value.readUInt16BE(2) ^ (COOKIE >>> 16);
      const address = (value.readUInt32BE(4) ^ COOKIE) >>> 0;
      return { port, address: [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff).join('.') };
    }
    at += 4 + padded(value.length);
  }
  return null;
}
