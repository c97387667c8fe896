// @vitest-environment jsdom
import { SESSION_CODE_ALPHABET, SessionId } from '@alongside/protocol';
import { create } from 'qrcode';
import { beforeEach, expect, test } from 'vitest';
import ar from '../messages/ar.json' with { type: 'json' };
import de from '../messages/de.json' with { type: 'json' };
import en from '../messages/en.json' with { type: 'json' };
import { announcedTimeMs } from './announced-time.ts';
import { CodeKeeper } from './code-keeper.ts';
import { qrPath } from './qr-code.tsx';
import { spokenLetters } from './spoken-letters.ts';

const sessionId = SessionId.parse('11111111-1111-4111-8111-111111111111');
const kept = { code: 'ABCDEFGH', link: 'https://help.example/#code=ABCDEFGH' };

beforeEach(() => sessionStorage.clear());

test('CGH2 a code is there after a reload, and gone once it was forgotten', () => {
  new CodeKeeper(sessionStorage).keep(sessionId, kept);
  expect(new CodeKeeper(sessionStorage).recall(sessionId)).toEqual(kept);
  new CodeKeeper(sessionStorage).forget(sessionId);
  expect(new CodeKeeper(sessionStorage).recall(sessionId)).toBeNull();
});

test.each(['', '{', '{"code":1}'])('CGH2 something else in the storage (%j) is no code', (text) => {
  sessionStorage.setItem(`alongside.code.${sessionId}`, text);
  expect(new CodeKeeper(sessionStorage).recall(sessionId)).toBeNull();
});

test.each([
  ['en', en],
  ['de', de],
  ['ar', ar],
])('CGH3 every letter has a word of its own in %s', (_language, catalogue: Record<string, string>) => {
  const words = spokenLetters(SESSION_CODE_ALPHABET).map(({ textKey }) => catalogue[textKey]);
  expect(new Set(words).size).toBe(SESSION_CODE_ALPHABET.length);
  expect(words).not.toContain(undefined);
});

test('CGH3 the dash between the groups is not read out', () => {
  expect(spokenLetters('AB-2').map(({ letter }) => letter)).toEqual(['A', 'B', '2']);
});

test('CGH4 as many squares as the symbol has dark modules, four modules from the edge', () => {
  const { modules } = create(kept.link, { errorCorrectionLevel: 'M' });
  const dark = [...modules.data].filter((module) => module !== 0).length;
  const { path, size } = qrPath(kept.link);
  expect(path.split('M')).toHaveLength(dark + 1);
  expect(path.startsWith('M4 4h1v1h-1z')).toBe(true);
  expect(size).toBe(modules.size + 8);
});

test('CGH5 in ten minutes there are five announcements', () => {
  const marks = Array.from({ length: 600 }, (_, second) => announcedTimeMs(600_000 - second * 1_000));
  expect([...new Set(marks)]).toEqual([null, 300_000, 120_000, 60_000, 30_000, 10_000]);
});
