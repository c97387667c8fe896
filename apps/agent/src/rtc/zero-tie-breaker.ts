import { createHmac, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

const STUN_HEADER_BYTES = 20;
const COOKIE = 0x2112a442;
const BINDING_REQUEST = 0x0001;
const DATA_INDICATION = 0x0017;
const ATTRIBUTE = {
  messageIntegrity: 0x0008,
  data: 0x0013,
  fingerprint: 0x8028,
  controlled: 0x8029,
  controlling: 0x802a,
} as const;
const INTEGRITY_BYTES = 20;
const FINGERPRINT_MASK = 0x5354554e;
const CHANNEL_HEADER_BYTES = 4;

interface Attribute {
  readonly type: number;
  /** Of its header in the message. */
  readonly at: number;
  readonly value: Buffer;
}

/**
 * Chromium's checks over a relay that it reaches by TCP or TLS carry a tie-breaker of zero, which RFC 8445 allows; libjuice
 * takes it for a missing one and refuses the check for good (its issue 355), so that there would be no path. Such a check
 * gets another number, and is signed again with the password it is meant for.
 *
 * @param message of a relay to its client; is not changed
 * @param password ours for this path, `a=ice-pwd`; asked for only by such a check. null: not known yet
 */
export function withoutZeroTieBreaker(message: Buffer, password: () => string | null): Buffer {
  // Nearly every message is none, and stays uncopied.
  if (zeroChecked(message) === null) return message;
  const key = password();
  const whole = Buffer.from(message);
  const found = zeroChecked(whole);
  if (key === null || found === null) return message;
  const { check, role, integrity } = found;
  const isMeant = timingSafeEqual(integrityOf(check, integrity.at, key), integrity.value);
  if (!isMeant) return message;
  role.value[7] = 1;
  integrityOf(check, integrity.at, key).copy(integrity.value);
  writeFingerprint(check);
  // The relay's own, around it.
  if (isMessage(whole)) writeFingerprint(whole);
  return whole;
}

interface ZeroCheck {
  readonly check: Buffer;
  readonly role: Attribute;
  readonly integrity: Attribute;
}

/** The check with a tie-breaker of zero that a relay passes on in this message, where it lies there; null: none. */
function zeroChecked(message: Buffer): ZeroCheck | null {
  const check = carriedDatagram(message);
  if (check === null || !isMessage(check) || check.readUInt16BE(0) !== BINDING_REQUEST) return null;
  const attributes = attributesOf(check);
  const role = attributes.find(({ type }) => type === ATTRIBUTE.controlled || type === ATTRIBUTE.controlling);
  const integrity = attributes.find(({ type }) => type === ATTRIBUTE.messageIntegrity);
  if (role?.value.length !== 8 || role.value.some((byte) => byte !== 0)) return null;
  return integrity?.value.length === INTEGRITY_BYTES ? { check, role, integrity } : null;
}

/** RFC 8489, 14.7; where there is one. */
function writeFingerprint(message: Buffer): void {
  const fingerprint = attributesOf(message).find(({ type }) => type === ATTRIBUTE.fingerprint);
  if (fingerprint?.value.length !== 4) return;
  fingerprint.value.writeUInt32BE((crc32(message.subarray(0, fingerprint.at)) ^ FINGERPRINT_MASK) >>> 0);
}

/** What a relay passes on in this message; null: nothing. */
function carriedDatagram(message: Buffer): Buffer | null {
  const first = message[0] ?? 0;
  if (first >= 0x40 && first <= 0x4f) return message.subarray(CHANNEL_HEADER_BYTES);
  if (!isMessage(message) || message.readUInt16BE(0) !== DATA_INDICATION) return null;
  return attributesOf(message).find(({ type }) => type === ATTRIBUTE.data)?.value ?? null;
}

const isMessage = (bytes: Buffer): boolean =>
  bytes.length >= STUN_HEADER_BYTES &&
  bytes.readUInt32BE(4) === COOKIE &&
  bytes.readUInt16BE(2) + STUN_HEADER_BYTES <= bytes.length;

function attributesOf(message: Buffer): Attribute[] {
  const found: Attribute[] = [];
  const end = STUN_HEADER_BYTES + message.readUInt16BE(2);
  let at = STUN_HEADER_BYTES;
  while (at + 4 <= end) {
    const bytes = message.readUInt16BE(at + 2);
    if (at + 4 + bytes > end) break;
    found.push({ type: message.readUInt16BE(at), at, value: message.subarray(at + 4, at + 4 + bytes) });
    at += 4 + Math.ceil(bytes / 4) * 4;
  }
  return found;
}

/** RFC 8489, 14.5: over all that comes before, as if the message ended with it. */
function integrityOf(message: Buffer, at: number, password: string): Buffer {
  const covered = Buffer.from(message.subarray(0, at));
  covered.writeUInt16BE(at - STUN_HEADER_BYTES + 4 + INTEGRITY_BYTES, 2);
  return createHmac('sha1', password).update(covered).digest();
}
