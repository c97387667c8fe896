import { readFileSync } from 'node:fs';
import { TYPE, parse } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { CodedError, CONSOLE_ERRORS, ERRORS, type ErrorCode } from './errors.ts';
import { LIVE_CLOSE } from './live/messages.ts';
import { PROBLEM_MEDIA_TYPE, Problem } from './problem.ts';
import { Locale } from './profile.ts';

const codes = Object.keys(ERRORS) as ErrorCode[];

describe('error codes', () => {
  test('ERR1 a code is in upper case and has an HTTP status of an error', () => {
    for (const code of codes) {
      expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/u);
      expect(ERRORS[code]).toBeGreaterThanOrEqual(400);
      expect(ERRORS[code]).toBeLessThan(600);
    }
  });

  test('ERR2 an error carries its code, status, details and cause, and no text for people', () => {
    const cause = new Error('disk');
    const error = new CodedError('TOO_MANY_TRIES', { retryAfterMs: 5 }, { cause });
    expect(error).toMatchObject({ code: 'TOO_MANY_TRIES', status: 429, details: { retryAfterMs: 5 }, cause });
    expect(error.message).toBe('TOO_MANY_TRIES');
  });

  test.each(Locale.options)('ERR3 every code has a text in %s, and every text a code', (locale) => {
    const text = readFileSync(new URL(`./messages/${locale}.json`, import.meta.url), 'utf8');
    const messages = JSON.parse(text) as Record<string, string>;
    const everybodys = codes.filter((code) => !CONSOLE_ERRORS.has(code));
    expect(Object.keys(messages).sort()).toEqual(everybodys.map((code) => `error.${code}`).sort());
    for (const message of Object.values(messages)) {
      const [first] = parse(message);
      expect(first?.type).toBeDefined();
      expect([TYPE.literal, TYPE.plural, TYPE.argument, TYPE.select]).toContain(first?.type);
    }
  });

  test('ERR4 a problem on the wire has one of the codes', () => {
    const problem = { type: 'about:blank', title: 'Not found', status: 404, code: 'NOT_FOUND' };
    expect(Problem.parse(problem)).toEqual(problem);
    expect(Problem.safeParse({ ...problem, code: 'SOMETHING' }).success).toBe(false);
    expect(PROBLEM_MEDIA_TYPE).toBe('application/problem+json');
  });

  test('ERR5 close codes of the live socket are private ones, each used once', () => {
    const closes = Object.values(LIVE_CLOSE);
    expect(new Set(closes).size).toBe(closes.length);
    for (const close of closes) expect(close >= 4000 && close <= 4999).toBe(true);
  });
});
