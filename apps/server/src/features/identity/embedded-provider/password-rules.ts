import { CodedError } from '@alongside/protocol';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

export const PASSWORD_MIN_LENGTH = 12;
/** 3 of 0 to 4: more than 10^8 guesses for somebody who knows how people choose passwords. */
const SCORE_MIN = 3;

const estimate = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/**
 * @param known what others know of the person: address, name, organisation; a password made from these is weak
 * @throws PASSWORD_TOO_WEAK with `reason` `too-short` (and `minLength`) or `too-guessable`
 */
export function assertPasswordStrong(password: string, known: readonly string[]): void {
  if (Array.from(password).length < PASSWORD_MIN_LENGTH) {
    throw new CodedError('PASSWORD_TOO_WEAK', { reason: 'too-short', minLength: PASSWORD_MIN_LENGTH });
  }
  const parts = known.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
  const { score } = estimate.check(
    password,
    parts.filter((part) => part.length > 2),
  );
  if (score < SCORE_MIN) throw new CodedError('PASSWORD_TOO_WEAK', { reason: 'too-guessable' });
}
