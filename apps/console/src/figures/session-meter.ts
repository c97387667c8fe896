import type { PeerStats } from '@alongside/peer';
import type { FastMessage, PeerMessage, SessionFigures } from '@alongside/protocol';
import { ClockOffset } from './clock-offset.ts';
import { PictureTiming, type TimingSamples } from './picture-timing.ts';
import { Mean, RecentSamples, SampleCounts, type Spread } from './spread.ts';

/** What the details panel shows is of this time. */
const RECENT_MS = 60_000;

/** Questions to the sharer's clock: some at first, so that ages are known soon, then now and then while there are ages. */
const QUICK_QUESTIONS = 5;
const QUICK_MS = 250;
const CALM_MS = 2_000;
/** An unanswered one was lost. */
const ASKED_KEPT = 16;

export interface RecentFigures {
  readonly inputToPictureMs: Spread | null;
  readonly pictureAgeMs: Spread | null;
}

type MeteredStats = Pick<
  PeerStats,
  'framesPerSecond' | 'bitsPerSecond' | 'packetsLost' | 'packetsReceived' | 'path'
>;

/** From 0 to 1; null while nothing came. A packet that came twice counts against a lost one, so less than none can be lost. */
export function packetLossShare({
  packetsLost,
  packetsReceived,
}: Pick<PeerStats, 'packetsLost' | 'packetsReceived'>): number | null {
  if (packetsLost === null || packetsReceived === null || packetsReceived === 0) return null;
  const lost = Math.max(0, packetsLost);
  return lost / (lost + packetsReceived);
}

export interface SessionMeterPorts {
  /** Milliseconds since 1970 with their parts; never goes back. */
  readonly now: () => number;
  readonly sendFast: (message: FastMessage) => boolean;
}

/** Measures how a session feels at the helper's end. */
export class SessionMeter {
  readonly #ports: SessionMeterPorts;
  readonly #clock = new ClockOffset();
  readonly #timing = new PictureTiming();
  readonly #asked = new Map<number, number>();
  readonly #recent = {
    inputToPictureMs: new RecentSamples(RECENT_MS),
    pictureAgeMs: new RecentSamples(RECENT_MS),
  };
  readonly #whole = { inputToPictureMs: new SampleCounts(), pictureAgeMs: new SampleCounts() };
  readonly #means = { framesPerSecond: new Mean(), bitsPerSecond: new Mean() };
  #packetLossShare: number | null = null;
  #path: SessionFigures['path'] = null;
  #questions = 0;
  /** A picture was noted since the last question. */
  #isNoted = false;

  constructor(ports: SessionMeterPorts) {
    this.#ports = ports;
  }

  /** Asks the sharer's clock, if the answer will be of use; returns after how many milliseconds to ask again. */
  askClock(): number {
    if (this.#questions >= QUICK_QUESTIONS && !this.#isNoted) return CALM_MS;
    this.#isNoted = false;
    this.#questions += 1;
    const atMs = this.#ports.now();
    const n = this.#questions;
    if (this.#ports.sendFast({ type: 'clock', n, atMs })) {
      this.#asked.set(n, atMs);
      if (this.#asked.size > ASKED_KEPT) this.#asked.delete(Math.min(...this.#asked.keys()));
    }
    return n < QUICK_QUESTIONS ? QUICK_MS : CALM_MS;
  }

  heard(message: PeerMessage | FastMessage): void {
    if (message.type === 'clock-answer') this.#clockAnswered(message.n, message.atMs);
    if (message.type !== 'picture-note') return;
    this.#isNoted = true;
    this.#take(this.#timing.noted(message, this.#clock.best));
  }

  acted(n: number): void {
    this.#timing.acted(n, this.#ports.now());
  }

  /** @param shownAtMs by the clock of `now` */
  shown(rtpTimestamp: number, shownAtMs: number): void {
    this.#take(this.#timing.shown({ rtpTimestamp, shownAtMs }, this.#clock.best));
  }

  handleStats(stats: MeteredStats): void {
    this.#means.framesPerSecond.add(stats.framesPerSecond);
    this.#means.bitsPerSecond.add(stats.bitsPerSecond);
    this.#packetLossShare = packetLossShare(stats) ?? this.#packetLossShare;
    this.#path = stats.path ?? this.#path;
  }

  /** The direct connection is another one: what waits for an answer gets none, and the other end's clock may be another. */
  restart(): void {
    this.#asked.clear();
    this.#questions = 0;
    this.#clock.clear();
    this.#timing.clear();
  }

  get recent(): RecentFigures {
    const now = this.#ports.now();
    return {
      inputToPictureMs: this.#recent.inputToPictureMs.spread(now),
      pictureAgeMs: this.#recent.pictureAgeMs.spread(now),
    };
  }

  /** Of the whole session; null while nothing at all is known. */
  get figures(): SessionFigures | null {
    const figures: SessionFigures = {
      inputToPictureMs: this.#whole.inputToPictureMs.spread,
      pictureAgeMs: this.#whole.pictureAgeMs.spread,
      framesPerSecond: inTenths(this.#means.framesPerSecond.value),
      bitsPerSecond: inTenths(this.#means.bitsPerSecond.value),
      packetLossShare: this.#packetLossShare,
      path: this.#path,
    };
    return Object.values(figures).every((figure) => figure === null) ? null : figures;
  }

  #clockAnswered(n: number, theirAtMs: number): void {
    const askedAtMs = this.#asked.get(n);
    if (askedAtMs === undefined) return;
    this.#asked.delete(n);
    this.#clock.add({ askedAtMs, answeredAtMs: this.#ports.now(), theirAtMs });
  }

  #take({ ageMs, inputToPictureMs }: TimingSamples): void {
    const now = this.#ports.now();
    for (const ms of ageMs) {
      this.#recent.pictureAgeMs.add(now, ms);
      this.#whole.pictureAgeMs.add(ms);
    }
    for (const ms of inputToPictureMs) {
      this.#recent.inputToPictureMs.add(now, ms);
      this.#whole.inputToPictureMs.add(ms);
    }
  }
}

const inTenths = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 10) / 10;
