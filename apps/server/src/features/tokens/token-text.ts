import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { PERSONAL_TOKEN_PREFIX, SERVICE_TOKEN_PREFIX } from '@alongside/protocol';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** As much as 32 bytes tell: nothing that is looked up by it can be guessed. */
const RANDOM_LENGTH = 43;
/** As much as 32 bits tell. */
const CHECK_LENGTH = 6;
const SHAPE = /^(?<prefix>al[ps]_)[0-9A-Za-z]{49}$/u;

export type TokenKind = 'personal' | 'service';

const PREFIXES: Readonly<Record<TokenKind, string>> = {
  personal: PERSONAL_TOKEN_PREFIX,
  service: SERVICE_TOKEN_PREFIX,
};

/** A new token: its prefix, random characters, and a sum by which a scanner of secrets knows it from any other text. */
export function makeTokenText(kind: TokenKind): string {
  const random = Array.from({ length: RANDOM_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
  const body = PREFIXES[kind] + random.join('');
  return body + checkOf(body);
}

/** Whether the text was made as one of ours; whether there is such a token, the database knows. */
export const isTokenText = (text: string): boolean =>
  SHAPE.test(text) && checkOf(text.slice(0, -CHECK_LENGTH)) === text.slice(-CHECK_LENGTH);

function checkOf(body: string): string {
  let rest = crc32(body);
  let text = '';
  for (let n = 0; n < CHECK_LENGTH; n += 1) {
    text = ALPHABET.charAt(rest % ALPHABET.length) + text;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return text;
}
