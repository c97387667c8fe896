import { CodedError } from '@alongside/protocol';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

const PASSWORD_MIN_LENGTH = 12;
/** 3 of 0 to 4: more than 10^8 guesses for somebody who knows how people choose passwords. */
const SCORE_MIN = 3;

let estimator: ZxcvbnFactory | null = null;

/** Made when the first password is chosen: ranking the dictionaries takes a while. */
function estimate(password: string, known: string[]): number {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return estimator.check(password, known).score;
}

/** What a password must have besides words that others know of the person. */
const OWN_MIN_LENGTH = 8;

const lengthOf = (text: string): number => Array.from(text).length;

/** The password without what others know of the person. */
const withoutKnown = (password: string, known: readonly string[]): string =>
  [...known]
    .sort((one, other) => other.length - one.length)
    .reduce((rest, word) => rest.replaceAll(word.toLowerCase(), ''), password.toLowerCase());

/**
 * @param known what others know of the person: address, name, organisation; a password made from these is weak
 * @throws PASSWORD_TOO_WEAK with `reason` `too-short` (and `minLength`) or `too-guessable`
 */
export function assertPasswordStrong(password: string, known: readonly string[]): void {
  if (lengthOf(password) < PASSWORD_MIN_LENGTH) {
    throw new CodedError('PASSWORD_TOO_WEAK', { reason: 'too-short', minLength: PASSWORD_MIN_LENGTH });
  }
  const words = known
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .filter((word) => word.length > 2);
  const isOwn = lengthOf(withoutKnown(password, words)) >= OWN_MIN_LENGTH;
  if (!isOwn || estimate(password, words) < SCORE_MIN) {
    throw new CodedError('PASSWORD_TOO_WEAK', { reason: 'too-guessable' });
  }
}
