import type { PictureOutlet, PictureTrack } from '../picture/picture-track.ts';

/** A track of which it is known whether its pictures go out now. */
export class WatchedTrack implements PictureTrack {
  readonly inner: PictureTrack;
  readonly #changed: () => void;
  #isFlowing = false;

  constructor(inner: PictureTrack, changed: () => void) {
    this.inner = inner;
    this.#changed = changed;
  }

  get isFlowing(): boolean {
    return this.#isFlowing;
  }

  start(outlet: PictureOutlet): void {
    this.inner.start(outlet);
    this.#become(true);
  }

  stop(): void {
    this.inner.stop();
    this.#become(false);
  }

  keyWanted(): void {
    this.inner.keyWanted();
  }

  #become(isFlowing: boolean): void {
    if (isFlowing === this.#isFlowing) return;
    this.#isFlowing = isFlowing;
    this.#changed();
  }
}
