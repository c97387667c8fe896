// @vitest-environment jsdom
import { importPeopleRoute, meRoute } from '@alongside/protocol';
import { beforeEach, expect, test, vi } from 'vitest';
import { me } from '../test-console.tsx';
import { callRoute } from './call-route.ts';

let sent: Request[];
beforeEach(() => {
  sent = [];
  vi.stubGlobal('fetch', (request: Request) => {
    sent.push(request);
    return Promise.resolve(new Response(JSON.stringify(me())));
  });
});

test('CLI4 a route is called at its address, and answers what its contract says', async () => {
  expect((await callRoute(meRoute)).profile.fullName).toBe('Maya Lindqvist');
  expect(sent[0]?.url).toBe(`${window.location.origin}/api/v1/me`);
});

test('CLI4 a file is sent as what it is', async () => {
  const body = new Blob(['email\n'], { type: 'text/csv' });
  await expect(callRoute(importPeopleRoute, { body })).rejects.toMatchObject({ code: 'SERVER_FAULT' });
  expect(sent[0]?.headers.get('content-type')).toBe('text/csv');
});
