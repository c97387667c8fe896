import { expect, test } from 'vitest';
import { isTokenText, makeTokenText } from './token-text.ts';

test('TKN1 a token says by its prefix what it is, and by its sum that it is one', () => {
  for (const [kind, prefix] of [
    ['personal', 'alp_'],
    ['service', 'als_'],
  ] as const) {
    const token = makeTokenText(kind);
    expect(token).toMatch(new RegExp(`^${prefix}[0-9A-Za-z]{49}$`, 'u'));
    expect(isTokenText(token)).toBe(true);
    expect(makeTokenText(kind)).not.toBe(token);
  }
});

test('TKN1 what was changed, cut or made up is none', () => {
  const token = makeTokenText('personal');
  const other = token.at(10) === 'a' ? 'b' : 'a';
  const made = [
    token.slice(0, 10) + other + token.slice(11),
    token.replace('alp_', 'als_'),
    token.slice(0, -1),
    `${token}0`,
    `alx_${token.slice(4)}`,
    `alp_${'0'.repeat(49)}`,
    '',
  ];
  expect(made.filter(isTokenText)).toEqual([]);
});
