import {
  SAMPLE_START,
  activeWalk,
  everythingAllowed,
  meetingWalk,
  nothingAllowed,
  sampleDevice,
  sampleSession,
} from '@alongside/testkit';
import { expect, test } from 'vitest';
import { instantOf, viewFor } from './view-for.ts';

test('VIW2 the helper is told what may be asked, the sharer is not', () => {
  const { session } = meetingWalk();
  expect(viewFor(session, 'helper', nothingAllowed).modes).toEqual(nothingAllowed);
  expect(viewFor(session, 'helper', null).modes).toEqual({});
  expect(viewFor(session, 'sharer', everythingAllowed).modes).toEqual({});
});

test('VIW3 before the code is used there is no sharer and no device', () => {
  const view = viewFor(sampleSession(), 'helper', null);
  expect(view).toMatchObject({ sharer: null, device: null, progress: { kind: 'waiting' } });
});

test('VIW4 the open question and what is allowed are shown to both sides, and nothing else of the state', () => {
  const walk = activeWalk('agent');
  walk.ask(2, 'control');
  const view = viewFor(walk.session, 'sharer', null);
  expect(view.progress).toMatchObject({
    kind: 'active',
    question: { mode: 'control' },
    grants: [{ capability: 'view' }],
  });
  expect(Object.keys(view).sort()).toEqual(
    [
      ...['id', 'version', 'side', 'startedBy', 'createdAt', 'helper', 'sharer', 'device'],
      ...['presence', 'isChatAllowed', 'modes', 'progress'],
    ].sort(),
  );
});

test('VIW6 the helper is led to an enrolled device by its id, the sharer is not told it', () => {
  const { session } = activeWalk('agent');
  expect(viewFor(session, 'helper', null).device).toMatchObject({ id: sampleDevice.id });
  expect(viewFor(session, 'sharer', null).device).not.toHaveProperty('id');
  expect(viewFor(activeWalk('browser').session, 'helper', null).device).not.toHaveProperty('id');
});

test('VIW5 moments are written in UTC with milliseconds', () => {
  expect(instantOf(SAMPLE_START + 7)).toBe('2026-01-01T00:00:00.007Z');
});
