import { expect, test } from 'vitest';
import { KeyRequests } from './key-requests.ts';

test('AGR9 who asks while a key picture is on its way gets no other; who asks still, later, does', () => {
  const requests = new KeyRequests();
  expect(requests.isNew(0)).toBe(true);
  requests.sent(1_200);
  expect(requests.isNew(1_000)).toBe(false);
  expect(requests.isNew(1_500)).toBe(false);
  expect(requests.isNew(1_700)).toBe(true);
});
