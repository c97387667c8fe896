/** What the sharer's end says of a picture. */
export interface PictureNote {
  readonly rtpTimestamp: number;
  /** By the sharer's clock, milliseconds since 1970. */
  readonly capturedAtMs: number;
  /** It shows what input up to this did; 0: nothing new. */
  readonly inputN: number;
}

/** A picture as it came to the helper's eyes. */
export interface ShownPicture {
  readonly rtpTimestamp: number;
  /** By the helper's clock, milliseconds since 1970. */
  readonly shownAtMs: number;
}

export interface ClockFacts {
  /** By how much the sharer's clock is ahead. */
  readonly offsetMs: number;
  readonly roundTripMs: number;
}

export interface TimingSamples {
  readonly ageMs: readonly number[];
  readonly inputToPictureMs: readonly number[];
}

/** So many pictures, notes and inputs are waited with; older ones are forgotten. */
const KEPT = 128;

/** A picture that was read from the screen later than this after an input has changed for another reason. */
const EFFECT_WITHIN_MS = 500;

/** RTP timestamps begin anywhere and go round. */
const isAtOrAfter = (a: number, b: number): boolean => ((a - b) | 0) >= 0;

function keep<Item>(items: Item[], item: Item): void {
  items.push(item);
  if (items.length > KEPT) items.shift();
}

/** Brings together inputs, notes and pictures, in whatever order they come. */
export class PictureTiming {
  readonly #inputs: { readonly n: number; readonly actedAtMs: number }[] = [];
  readonly #notes: PictureNote[] = [];
  readonly #shown: ShownPicture[] = [];

  acted(n: number, actedAtMs: number): void {
    keep(this.#inputs, { n, actedAtMs });
  }

  /** @param clock null: not known yet; then ages aren't either */
  noted(note: PictureNote, clock: ClockFacts | null): TimingSamples {
    const shown = this.#shown.find(({ rtpTimestamp }) => isAtOrAfter(rtpTimestamp, note.rtpTimestamp));
    if (shown !== undefined) return this.#match(note, shown, clock);
    keep(this.#notes, note);
    return { ageMs: [], inputToPictureMs: [] };
  }

  shown(picture: ShownPicture, clock: ClockFacts | null): TimingSamples {
    keep(this.#shown, picture);
    const due = this.#notes.filter(({ rtpTimestamp }) => isAtOrAfter(picture.rtpTimestamp, rtpTimestamp));
    const left = this.#notes.filter((note) => !due.includes(note));
    this.#notes.splice(0, this.#notes.length, ...left);
    const matches = due.map((note) => this.#match(note, picture, clock));
    return {
      ageMs: matches.flatMap(({ ageMs }) => ageMs),
      inputToPictureMs: matches.flatMap(({ inputToPictureMs }) => inputToPictureMs),
    };
  }

  clear(): void {
    this.#inputs.length = 0;
    this.#notes.length = 0;
    this.#shown.length = 0;
  }

  /** A picture that was passed over is seen with the next one: its age is nobody's, what it showed of input is. */
  #match(note: PictureNote, shown: ShownPicture, clock: ClockFacts | null): TimingSamples {
    const capturedAtMs = clock === null ? null : note.capturedAtMs - clock.offsetMs;
    const isThePicture = shown.rtpTimestamp === note.rtpTimestamp;
    return {
      ageMs: isThePicture && capturedAtMs !== null ? [Math.max(0, shown.shownAtMs - capturedAtMs)] : [],
      inputToPictureMs: this.#answer(note.inputN, capturedAtMs, clock)
        .map(({ actedAtMs }) => shown.shownAtMs - actedAtMs)
        .filter((ms) => ms >= 0),
    };
  }

  /** The inputs that a picture answers; without a clock it isn't known whether it does. */
  #answer(inputN: number, capturedAtMs: number | null, clock: ClockFacts | null) {
    const until = this.#inputs.findIndex(({ n }) => n > inputN);
    const answered = this.#inputs.splice(0, until === -1 ? this.#inputs.length : until);
    if (capturedAtMs === null || clock === null) return [];
    const withinMs = EFFECT_WITHIN_MS + clock.roundTripMs;
    return answered.filter(({ actedAtMs }) => capturedAtMs - actedAtMs <= withinMs);
  }
}
