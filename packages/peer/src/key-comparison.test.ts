import type { SessionId } from '@alongside/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyComparison, type PhraseMessage } from './key-comparison.ts';
import { PHRASE_WORDS } from './phrase-words.ts';

const sessionId = '00000000-0000-4000-8000-000000000001' as SessionId;

interface Keys {
  sharer: string;
  helper: string;
  /** What each sees in the other's place; null: the other's own. */
  intruder: string | null;
}

/** Both ends, with what they said to each other; a tap may change or drop it. */
function twoEnds(keys: Keys, random = 1) {
  let drawn = random;
  const said: PhraseMessage[] = [];
  const underway: (() => void)[] = [];
  const tap = { of: (message: PhraseMessage): PhraseMessage | null => message };
  const make = (side: 'helper' | 'sharer', other: () => KeyComparison) =>
    new KeyComparison({
      side,
      sessionId,
      randomBytes: (length) => new Uint8Array(length).fill((drawn += 1)),
      fingerprints: () => ({
        own: keys[side],
        other: keys.intruder ?? keys[side === 'helper' ? 'sharer' : 'helper'],
      }),
      send: (message) => {
        said.push(message);
        const passed = tap.of(message);
        if (passed !== null) underway.push(() => other().receive(passed));
      },
      changed: () => undefined,
    });
  const helper: KeyComparison = make('helper', () => sharer);
  const sharer: KeyComparison = make('sharer', () => helper);
  const open = ({ isHelperTold = true } = {}) => {
    if (isHelperTold) helper.channelOpened();
    sharer.channelOpened();
    for (let next = underway.shift(); next !== undefined; next = underway.shift()) next();
  };
  return { helper, sharer, said, tap, open, keys };
}

const someKeys = (): Keys => ({ sharer: 'sha-256 aa', helper: 'sha-256 bb', intruder: null });
const wordsOf = ({ phrase }: KeyComparison) =>
  phrase.kind === 'ready' ? phrase.words.join(' ') : phrase.kind;

describe('comparing the keys', () => {
  it('PRK1 both ends have the same words, and other keys, sessions of nonces or nonces have others', () => {
    const ends = twoEnds(someKeys());
    ends.open();
    expect(wordsOf(ends.helper)).toBe(wordsOf(ends.sharer));
    expect(wordsOf(ends.helper).split(' ')).toHaveLength(3);
    expect(ends.helper.isProven && ends.sharer.isProven).toBe(true);
    const others = [twoEnds({ ...someKeys(), helper: 'sha-256 cc' }), twoEnds(someKeys(), 9)];
    for (const other of others) {
      other.open();
      expect(wordsOf(other.helper)).not.toBe(wordsOf(ends.helper));
    }
  });

  it('PRK1 there are 256 words, each once', () => {
    expect(new Set(PHRASE_WORDS).size).toBe(256);
  });

  it('PRK2 the sharer says its nonce only after the helper has said one, and can’t choose another then', () => {
    const ends = twoEnds(someKeys());
    ends.open();
    expect(ends.said.map(({ type }) => type)).toEqual([
      'phrase-commit',
      'phrase-nonce',
      'phrase-reveal',
      'phrase-done',
    ]);
    const liar = twoEnds(someKeys());
    liar.tap.of = (message) =>
      message.type === 'phrase-reveal' ? { ...message, nonce: 'ab'.repeat(32) } : message;
    liar.open();
    expect(wordsOf(liar.helper)).toBe('differs');
    expect(wordsOf(liar.sharer)).toBe('differs');
  });

  it('PRK3 ends that see another’s key refuse, both', () => {
    const ends = twoEnds({ ...someKeys(), intruder: 'sha-256 ee' });
    ends.open();
    for (const end of [ends.helper, ends.sharer]) {
      expect(end.phrase).toEqual({ kind: 'differs' });
      expect(end.isProven).toBe(false);
    }
  });

  it('PRK3 a fingerprint that was only added is seen too', () => {
    const ends = twoEnds({ ...someKeys(), intruder: 'sha-256 aa,sha-256 ee' });
    ends.open();
    expect(ends.sharer.phrase.kind).toBe('differs');
  });

  it('PRK4 the words stay over a restart of the path with new keys', () => {
    const ends = twoEnds(someKeys());
    ends.open();
    const words = wordsOf(ends.sharer);
    ends.sharer.channelClosed();
    expect(ends.sharer.isProven).toBe(false);
    ends.keys.sharer = 'sha-256 a2';
    ends.open();
    expect(wordsOf(ends.helper)).toBe(words);
    expect(wordsOf(ends.sharer)).toBe(words);
    expect(ends.helper.isProven && ends.sharer.isProven).toBe(true);
  });

  it('PRK4 a new path is compared also by a helper whose channel never closed', () => {
    const ends = twoEnds(someKeys());
    ends.open();
    const words = wordsOf(ends.sharer);
    ends.keys.sharer = 'sha-256 a2';
    ends.open({ isHelperTold: false });
    expect(ends.helper.isProven && ends.sharer.isProven).toBe(true);
    expect([wordsOf(ends.helper), wordsOf(ends.sharer)]).toEqual([words, words]);
    ends.keys.intruder = 'sha-256 ee';
    ends.open({ isHelperTold: false });
    expect(ends.helper.isProven || ends.sharer.isProven).toBe(false);
    expect([wordsOf(ends.helper), wordsOf(ends.sharer)]).toEqual(['differs', 'differs']);
  });

  it('PRK5 what was proven of a former path isn’t believed of the next, whose channel may be open before it is told', () => {
    const ends = twoEnds(someKeys());
    ends.open();
    ends.keys.sharer = 'sha-256 a2';
    expect(ends.helper.isProven || ends.sharer.isProven).toBe(false);
    ends.open();
    expect(ends.helper.isProven && ends.sharer.isProven).toBe(true);
  });

  it('PRK4 somebody who comes between the ends at a restart can’t prove anything, even rewriting what they say', () => {
    const ends = twoEnds(someKeys());
    ends.open();
    ends.keys.intruder = 'sha-256 ee';
    ends.tap.of = (message) => {
      if (message.type !== 'phrase-nonce' && message.type !== 'phrase-reveal') return message;
      const isHelper = message.type === 'phrase-nonce';
      // What each end expects to hear.
      const told = { own: 'sha-256 ee', other: isHelper ? ends.keys.sharer : ends.keys.helper };
      return { ...message, keys: { ...message.keys, ...told } };
    };
    ends.open();
    expect(ends.sharer.phrase.kind).toBe('differs');
    expect(ends.helper.phrase.kind).toBe('differs');
  });

  it('PRK4 a path that broke in mid-comparison is no reason to refuse the next', () => {
    for (const lost of ['phrase-commit', 'phrase-nonce', 'phrase-reveal', 'phrase-done']) {
      const ends = twoEnds(someKeys());
      ends.tap.of = (message) => (message.type === lost ? null : message);
      ends.open();
      ends.tap.of = (message) => message;
      ends.open();
      expect(wordsOf(ends.helper)).toBe(wordsOf(ends.sharer));
      expect(ends.helper.isProven && ends.sharer.isProven).toBe(true);
    }
  });

  it('PRK6 what comes out of turn changes nothing', () => {
    const hex = fc.constantFrom('00'.repeat(32), 'ab'.repeat(32));
    const keys = fc.record({
      own: fc.constantFrom('sha-256 aa', 'sha-256 bb', ''),
      other: fc.constantFrom('sha-256 aa', 'sha-256 bb', ''),
      proof: fc.option(hex),
    });
    const messages = fc.oneof(
      fc.record({ type: fc.constant('phrase-commit' as const), commitment: hex }),
      fc.record({ type: fc.constant('phrase-done' as const), isSame: fc.constant(true) }),
      fc.record({
        type: fc.constantFrom('phrase-nonce' as const, 'phrase-reveal' as const),
        nonce: hex,
        keys,
      }),
    );
    fc.assert(
      fc.property(fc.array(messages), (unexpected) => {
        const ends = twoEnds(someKeys());
        ends.open();
        const words = wordsOf(ends.sharer);
        for (const message of unexpected) {
          ends.sharer.receive(message);
          ends.helper.receive(message);
        }
        expect(wordsOf(ends.sharer)).toBe(words);
        expect(wordsOf(ends.helper)).toBe(words);
        expect(ends.helper.isProven && ends.sharer.isProven).toBe(true);
      }),
    );
  });
});
