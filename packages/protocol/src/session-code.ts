import { z } from 'zod';

/** 31 letters: no 0 and O, no 1, I and L, which people mix up when a code is read out. */
export const SESSION_CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const SESSION_CODE_LENGTH = 8;

/** What people type between letters, and the invisible marks that copying from a page or a chat brings along. */
const IGNORED = /[\s\p{Pd}\p{Cf}\u2212._]/gu;

/** A session code in its canonical form: 8 letters of the alphabet, upper case. Accepts any case, width, spaces and dashes. */
export const SessionCode = z
  .string()
  .max(64)
  .transform((text) => text.normalize('NFKC').replaceAll(IGNORED, '').toUpperCase())
  .refine(
    (text) =>
      text.length === SESSION_CODE_LENGTH &&
      Array.from(text).every((letter) => SESSION_CODE_ALPHABET.includes(letter)),
  )
  .brand('SessionCode');
export type SessionCode = z.infer<typeof SessionCode>;

/** `ABCDEFGH` as people read it: `ABCD-EFGH`. */
export const formatSessionCode = (code: SessionCode): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/**
 * A code from random bytes. Bytes above the largest multiple of 31 are skipped, so every letter is equally likely.
 * @param randomBytes gives `count` cryptographically random bytes
 */
export function makeSessionCode(randomBytes: (count: number) => Uint8Array): SessionCode {
  const size = SESSION_CODE_ALPHABET.length;
  const fair = 256 - (256 % size);
  let code = '';
  while (code.length < SESSION_CODE_LENGTH) {
    for (const byte of randomBytes(SESSION_CODE_LENGTH)) {
      if (byte < fair && code.length < SESSION_CODE_LENGTH) code += SESSION_CODE_ALPHABET.charAt(byte % size);
    }
  }
  return SessionCode.parse(code);
}
