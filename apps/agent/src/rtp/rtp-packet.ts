/** Header extensions (RFC 8285, one-byte form) of every packet, by the numbers in our offer. */
export const EXTENSIONS = {
  transportSequence: {
    id: 3,
    uri: 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  },
  playoutDelay: { id: 4, uri: 'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay' },
} as const;

const FIXED_BYTES = 12;
const EXTENSION_BYTES = 12;
const VERSION_2_WITH_EXTENSION = 0x90;
const ONE_BYTE_FORM = 0xbede;
const MARKER = 0x80;
const TRANSPORT_SEQUENCE_AT = FIXED_BYTES + 5;

/** Of one packet without the addresses; leaves room for encryption, IPv6 and a relay's header. */
const PACKET_MAX_BYTES = 1_200;

export const PAYLOAD_MAX_BYTES = PACKET_MAX_BYTES - FIXED_BYTES - EXTENSION_BYTES;

export interface RtpFields {
  readonly payloadType: number;
  /** The last packet of its picture. */
  readonly isLast: boolean;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
}

/**
 * A packet (RFC 3550) that asks its receiver to show the picture at once; the transport-wide number is set when it is
 * sent.
 */
export function makeRtpPacket(fields: RtpFields, payload: Buffer): Buffer {
  const packet = Buffer.alloc(FIXED_BYTES + EXTENSION_BYTES + payload.length);
  packet[0] = VERSION_2_WITH_EXTENSION;
  packet[1] = fields.payloadType | (fields.isLast ? MARKER : 0);
  packet.writeUInt16BE(fields.sequence, 2);
  packet.writeUInt32BE(fields.timestamp, 4);
  packet.writeUInt32BE(fields.ssrc, 8);
  packet.writeUInt16BE(ONE_BYTE_FORM, 12);
  packet.writeUInt16BE((EXTENSION_BYTES - 4) / 4, 14);
  packet[16] = (EXTENSIONS.transportSequence.id << 4) | 1;
  // Least and most delay: none.
  packet[19] = (EXTENSIONS.playoutDelay.id << 4) | 2;
  payload.copy(packet, FIXED_BYTES + EXTENSION_BYTES);
  return packet;
}

export function setTransportSequence(packet: Buffer, sequence: number): void {
  packet.writeUInt16BE(sequence, TRANSPORT_SEQUENCE_AT);
}

export const rtpSequence = (packet: Buffer): number => packet.readUInt16BE(2);
