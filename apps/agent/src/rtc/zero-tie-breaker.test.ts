import { createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { withoutZeroTieBreaker } from './zero-tie-breaker.ts';

/** RFC 5769, 2.1: a check with a tie-breaker of its own. */
const SAMPLE = Buffer.from(
  [
    ...['00010058', '2112a442', 'b7e7a701bc34d686fa87dfae'],
    ...['80220010', '5354554e207465737420636c69656e74', '00240004', '6e0001ff'],
    ...['80290008', '932ff9b151263b36', '00060009', '6576746a3a68367659202020'],
    ...['00080014', '9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2', '80280004', 'e57a3bcf'],
  ].join(''),
  'hex',
);
const PASSWORD = 'VOkJxbRl1RmTxUk/WvJxBt';
const password = (): string => PASSWORD;
const AT = { tieBreaker: 52, integrity: 76, fingerprint: 100 } as const;

/** With this tie-breaker, signed as RFC 8489 says. */
function checkWith(tieBreaker: bigint, password = PASSWORD): Buffer {
  const check = Buffer.from(SAMPLE);
  check.writeBigUInt64BE(tieBreaker, AT.tieBreaker);
  const covered = Buffer.from(check.subarray(0, AT.integrity));
  covered.writeUInt16BE(AT.fingerprint - 20, 2);
  createHmac('sha1', password)
    .update(covered)
    .digest()
    .copy(check, AT.integrity + 4);
  const sum = (crc32(check.subarray(0, AT.fingerprint)) ^ 0x5354554e) >>> 0;
  check.writeUInt32BE(sum, AT.fingerprint + 4);
  return check;
}

const wrapped = (header: readonly number[], data: Buffer): Buffer =>
  Buffer.concat([Buffer.from(Uint16Array.from(header).buffer).swap16(), data]);
const inChannel = (data: Buffer): Buffer => wrapped([0x4001, data.length], data);
const inIndication = (data: Buffer): Buffer => {
  const head = [0x0017, data.length + 12, 0x2112, 0xa442, 0, 0, 0, 0, 0, 0];
  const covered = wrapped([...head, 0x0013, data.length], data);
  const end = Buffer.from('8028000400000000', 'hex');
  end.writeUInt32BE((crc32(covered) ^ 0x5354554e) >>> 0, 4);
  return Buffer.concat([covered, end]);
};

test('AGN6 the signature is that of RFC 5769', () => {
  expect(checkWith(0x932ff9b151263b36n)).toEqual(SAMPLE);
});

test('AGN6 a check with a tie-breaker of zero gets another one and is signed anew, however the relay passes it on', () => {
  for (const passedOn of [inChannel, inIndication]) {
    const message = passedOn(checkWith(0n));
    const before = Buffer.from(message);
    expect(withoutZeroTieBreaker(message, password)).toEqual(passedOn(checkWith(1n)));
    expect(message).toEqual(before);
  }
});

test('AGN6 everything else stays as it is: another tie-breaker, another password, other data', () => {
  for (const passedOn of [inChannel, inIndication]) {
    const answer = checkWith(0n);
    answer.writeUInt16BE(0x0101);
    for (const data of [SAMPLE, checkWith(0n, 'another password'), answer, checkWith(0n).subarray(0, 88)]) {
      expect(withoutZeroTieBreaker(passedOn(data), password)).toEqual(passedOn(data));
    }
  }
  expect(withoutZeroTieBreaker(checkWith(0n), password)).toEqual(checkWith(0n));
});

test('AGN6 nothing is asked for and nothing copied for what isn’t such a check, as nearly everything is', () => {
  const asked = vi.fn(password);
  for (const message of [inChannel(SAMPLE), inIndication(SAMPLE), inChannel(Buffer.alloc(1_200, 0x80))]) {
    expect(withoutZeroTieBreaker(message, asked)).toBe(message);
  }
  expect(asked).not.toHaveBeenCalled();
  const unknown = inChannel(checkWith(0n));
  expect(withoutZeroTieBreaker(unknown, () => null)).toBe(unknown);
});

test('AGN6 whatever a relay sends, nothing is thrown and no length changes', () => {
  const bytes = fc.uint8Array({ maxLength: 200 });
  const cut = fc.nat(120).map((length) => inIndication(checkWith(0n)).subarray(0, length));
  fc.assert(
    fc.property(fc.oneof(bytes, cut), (message) => {
      expect(withoutZeroTieBreaker(Buffer.from(message), password)).toHaveLength(message.length);
    }),
  );
});
