import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainName, EmailAddress, Instant, block, line } from './text.ts';

const name = line(30);
const chat = block(20);
const takes = (schema: typeof name, text: string): boolean => schema.safeParse(text).success;

/** Each with what it could do in somebody else's page. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ['a null character', 'a\u0000b'],
  ['an escape sequence', 'a\u001B[2Jb'],
  ['a backspace', 'a\bb'],
  ['delete', 'a\u007Fb'],
  ['a C1 control', 'a\u009Bb'],
  ['a lone high surrogate', 'a\uD83Db'],
  ['a lone low surrogate', 'a\uDE00b'],
  ['a right-to-left override', 'a\u202Egnp.exe'],
  ['a left-to-right override', 'a\u202Db'],
  ['an embedding', 'a\u202Bb'],
  ['an isolate that is never closed', 'a\u2067b'],
  ['a byte order mark', 'a\uFEFFb'],
];
const HOSTILE_IN_LINE: readonly (readonly [string, string])[] = [
  ['a line break', 'a\nb'],
  ['a tab', 'a\tb'],
  ['a carriage return', 'a\rb'],
  ['a line separator', 'a\u2028b'],
  ['a paragraph separator', 'a\u2029b'],
  ['a left-to-right mark', 'a\u200Eb'],
  ['a right-to-left mark', 'a\u200Fb'],
  ['an Arabic letter mark', 'a\u061Cb'],
  ['a zero-width space', 'a\u200Bb'],
  ['a word joiner', 'a\u2060b'],
  ['a soft hyphen', 'a\u00ADb'],
  ['a Hangul filler', 'a\u3164b'],
  ['a half-width Hangul filler', 'a\uFFA0b'],
  ['a combining grapheme joiner', 'a\u034Fb'],
  ['a tag character', 'a\u{E0041}b'],
  ['an annotation anchor', 'a\uFFF9b'],
];
const INVISIBLE: readonly string[] = [
  '',
  ' ',
  '\u00A0\u3000',
  '\u200D',
  '\u2800',
  '\uFE0F',
  '\u0301',
  '\u200C\u200D',
];
const NAMES: readonly string[] = [
  'Zoë Ångström',
  'نرگس می‌خواهد',
  'שרה לוי',
  '山田 太郎',
  'สมชาย ใจดี',
  'क्षत्रिय',
  'O’Brien-Łukasz (IT) & Co.',
  '👩🏽‍💻 Ada ❤️',
  '葛\u{E0100}城',
];

describe('one line of text', () => {
  test.each([...HOSTILE, ...HOSTILE_IN_LINE])('TXT1 %s is refused', (_what, text) => {
    expect(takes(name, text)).toBe(false);
  });

  test.each(INVISIBLE.map((text) => [[...text].map((c) => c.codePointAt(0)?.toString(16)).join(' '), text]))(
    'TXT2 nothing visible is refused (%s)',
    (_codes, text) => {
      expect(takes(name, text)).toBe(false);
    },
  );

  test.each(NAMES)('TXT3 %s is taken', (text) => {
    expect(name.parse(text)).toBe(text.normalize('NFC'));
  });

  test('TXT4 text is put into NFC and loses the space around it', () => {
    expect(name.parse('  Zoe\u0308 ')).toBe('Zoë');
    expect(name.parse('\uFEFFAda')).toBe('Ada');
  });

  test('TXT5 length is counted in code points, after that', () => {
    expect(takes(name, '😀'.repeat(30))).toBe(true);
    expect(takes(name, '😀'.repeat(31))).toBe(false);
    expect(takes(name, `${' '.repeat(40)}a`)).toBe(true);
    expect(takes(name, 'a'.repeat(1_000_000))).toBe(false);
    expect(takes(name, `a${'\u0301'.repeat(100)}`)).toBe(false);
  });

  test('TXT6 what was taken once is taken again as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const taken = name.safeParse(text);
        if (taken.success) expect(name.parse(taken.data)).toBe(taken.data);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a block of text', () => {
  test.each(HOSTILE.filter(([what]) => what !== 'a tab'))('TXT7 %s is refused', (_what, text) => {
    expect(takes(chat, text)).toBe(false);
  });

  test('TXT8 line breaks and tabs are kept, whatever system they come from', () => {
    expect(chat.parse('a\r\nb\n\tc')).toBe('a\nb\n\tc');
    expect(takes(chat, 'a\rb')).toBe(false);
    expect(takes(chat, '\n \n')).toBe(false);
  });

  test('TXT9 marks that only say a direction are kept', () => {
    expect(chat.parse('a\u200Fb\u200E')).toBe('a\u200Fb\u200E');
  });
});

describe('other texts', () => {
  test('TXT10 a moment is UTC with milliseconds and nothing else', () => {
    expect(Instant.safeParse('2026-01-02T03:04:05.678Z').success).toBe(true);
    for (const text of [
      '2026-01-02T03:04:05Z',
      '2026-01-02T03:04:05.678+01:00',
      '2026-02-30T00:00:00.000Z',
      '0000-01-01T00:00:00.000Z',
      '',
    ]) {
      expect(Instant.safeParse(text).success).toBe(false);
    }
  });

  test('TXT11 an address is in lower case and not too long', () => {
    expect(EmailAddress.parse('Ada.Minh@Example.COM')).toBe('ada.minh@example.com');
    for (const text of ['ada', 'ada@', '@example.com', 'a b@example.com', `${'a'.repeat(250)}@example.com`]) {
      expect(EmailAddress.safeParse(text).success).toBe(false);
    }
  });

  test('TXT12 a domain has a dot, only letters, digits and hyphens, and is no address', () => {
    expect(DomainName.parse('Mail.Example.COM')).toBe('mail.example.com');
    expect(DomainName.parse('xn--bcher-kva.example')).toBe('xn--bcher-kva.example');
    const refused = [
      'example',
      '-a.example',
      'a-.example',
      'a..example',
      '.example',
      'a.example.',
      'bücher.example',
    ];
    const alsoRefused = [
      '192.0.2.1',
      'a_b.example',
      `${'a'.repeat(64)}.example`,
      'a.example/x',
      'a.example:80',
    ];
    for (const text of [...refused, ...alsoRefused]) expect(DomainName.safeParse(text).success).toBe(false);
  });
});
