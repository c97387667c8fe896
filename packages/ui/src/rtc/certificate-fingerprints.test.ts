import { expect, test } from 'vitest';
import { fingerprintsOf } from './certificate-fingerprints.ts';

const description = (...lines: string[]) => ({ sdp: ['v=0', ...lines, ''].join('\r\n') });

test('UIR3 every fingerprint that would be accepted is compared, once, whatever its case and place', () => {
  const one = 'a=fingerprint:sha-256 AB:CD';
  expect(fingerprintsOf(description(one))).toBe('sha-256 ab:cd');
  expect(fingerprintsOf(description(one, 'm=video 9', one, 'm=application 9', one))).toBe('sha-256 ab:cd');
  const added = 'a=fingerprint:SHA-256 00:11 ';
  expect(fingerprintsOf(description(one, 'm=video 9', added))).toBe('sha-256 00:11,sha-256 ab:cd');
  expect(fingerprintsOf(description(added, 'm=video 9', one))).toBe('sha-256 00:11,sha-256 ab:cd');
});

test('UIR3 without a fingerprint nothing can be compared', () => {
  expect(fingerprintsOf(null)).toBeNull();
  expect(fingerprintsOf(description('a=setup:actpass'))).toBeNull();
});
