import type { Ids, Randomness } from '@alongside/domain';
import { GrantId, SessionId } from '@alongside/protocol';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

const HEX = 16;

/** The same numbers again for the same seed. For tests alone: whoever knows the seed knows everything. */
export class SeededRandom implements Randomness, Ids {
  readonly #generator: RandomGenerator;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** In [0, 1). */
  next(): number {
    return uniformFloat64(this.#generator);
  }

  /** From 0 up to, but not, `count`. */
  below(count: number): number {
    return uniformInt(this.#generator, 0, count - 1);
  }

  /** True this often. */
  isChance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.below(items.length)] ?? items[0];
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.below(256));
  }

  uuid(): string {
    const digits = Array.from({ length: 30 }, () => this.below(HEX).toString(HEX)).join('');
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-8${digits.slice(15, 18)}-${digits.slice(18)}`;
  }

  sessionId(): SessionId {
    return SessionId.parse(this.uuid());
  }

  grantId(): GrantId {
    return GrantId.parse(this.uuid());
  }
}
