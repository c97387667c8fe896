export interface Randomness {
  /** Cryptographically random bytes. */
  bytes(count: number): Uint8Array;
}
