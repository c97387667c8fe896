import { FakeClock, SeededRandom } from '@alongside/testkit';
import { describe, expect, test } from 'vitest';
import { packetize } from './packetize.ts';
import { RtpVideoSender } from './rtp-video-sender.ts';
import { TestPath, type TestPathNature } from './test-path.ts';

const FRAME_MS = 33;
/** As in the stream that feeds the sender: with more to go out, a newer picture is worth waiting for. */
const BACKLOG_MAX_MS = 25;
const FORMAT = { codec: 'vp8', payloadType: 97 } as const;

interface SentPicture {
  readonly sentAtMs: number;
  readonly isKey: boolean;
  readonly sequences: readonly number[];
}

/** Somebody scrolls all the time: each picture is as large as the estimate lets it be, a key picture four times as large. */
class Scrolling {
  readonly clock = new FakeClock(0);
  readonly pictures: SentPicture[] = [];
  readonly path: TestPath;
  readonly #sender: RtpVideoSender;
  #isKeyWanted = true;
  #sequence = 0;

  constructor(nature: TestPathNature, seed: number) {
    this.#sender = new RtpVideoSender({
      clock: this.clock,
      ssrc: 1,
      firstSequence: 0,
      firstTimestamp: 0,
      send: (packet) => {
        this.path.send(packet);
      },
      keyWanted: () => {
        this.#isKeyWanted = true;
      },
    });
    const parts = { clock: this.clock, random: new SeededRandom(seed), nature };
    this.path = new TestPath(parts, (rtcp) => {
      this.#sender.receive(rtcp);
    });
  }

  async run(forMs: number): Promise<void> {
    const endMs = this.clock.now() + forMs;
    while (this.clock.now() < endMs) {
      if (this.#sender.backlogMs <= BACKLOG_MAX_MS) this.#sendPicture();
      await this.clock.advance(FRAME_MS);
    }
  }

  /** When each picture that could be shown was shown: whole, and after the one before it unless it is a key picture. */
  shown(): { readonly sentAtMs: number; readonly shownAtMs: number }[] {
    let formerMs = Infinity;
    return this.pictures.flatMap(({ sentAtMs, isKey, sequences }) => {
      const arrivedAtMs = Math.max(
        ...sequences.map((sequence) => this.path.arrivals.get(sequence) ?? Infinity),
      );
      formerMs = isKey ? arrivedAtMs : Math.max(arrivedAtMs, formerMs);
      return Number.isFinite(formerMs) ? [{ sentAtMs, shownAtMs: formerMs }] : [];
    });
  }

  /** From a time on: how old pictures were when they were shown, in order, and the longest time without a new one. */
  figures(fromMs: number): { readonly agesMs: readonly number[]; readonly freezeMs: number } {
    const shown = this.shown().filter(({ shownAtMs }) => shownAtMs >= fromMs);
    const times = [fromMs, ...shown.map(({ shownAtMs }) => shownAtMs), this.clock.now()].sort(
      (one, other) => one - other,
    );
    const gaps = times.slice(1).map((atMs, index) => atMs - (times[index] ?? atMs));
    const agesMs = shown
      .map(({ sentAtMs, shownAtMs }) => shownAtMs - sentAtMs)
      .sort((one, other) => one - other);
    return { agesMs, freezeMs: Math.max(...gaps) };
  }

  #sendPicture(): void {
    const isKey = this.#isKeyWanted;
    this.#isKeyWanted = false;
    const usual = (this.#sender.bitsPerSecond * 0.8 * FRAME_MS) / 8_000;
    const data = Buffer.alloc(Math.ceil(usual * (isKey ? 4 : 1)), 1);
    const packets = packetize(FORMAT.codec, data, isKey).length;
    const sequences = Array.from({ length: packets }, (_, index) => this.#sequence + index);
    this.#sequence += packets;
    this.pictures.push({ sentAtMs: this.clock.now(), isKey, sequences });
    this.#sender.sendPicture(FORMAT, { data, isKey, grabbedAtMs: this.clock.now() });
  }
}

const QUEUE_MS = 200;
const path = (bitsPerSecond: number, lossShare = 0): TestPathNature => ({
  bitsPerSecond,
  queueBytes: (bitsPerSecond / 8_000) * QUEUE_MS,
  delayMs: 25,
  lossShare,
});

describe('somebody scrolls all the time', () => {
  test.each([1, 2, 3, 4, 5])(
    'AGR9 over 2 Mbit/s with 5 % loss pictures go on, none is old, and key pictures are few (seed %i)',
    async (seed) => {
      const scrolling = new Scrolling(path(2_000_000, 0.05), seed);
      await scrolling.run(20_000);
      const { agesMs, freezeMs } = scrolling.figures(3_000);
      const keys = scrolling.pictures.filter(({ isKey }) => isKey).length;
      expect(keys).toBeLessThan(10);
      expect(agesMs.at(-1)).toBeLessThan(500);
      expect(freezeMs).toBeLessThan(1_000);
    },
  );

  test('AGR9 when 20 Mbit/s become 1, pictures are new again within two seconds, and nothing stands still for one', async () => {
    const scrolling = new Scrolling(path(20_000_000), 1);
    await scrolling.run(10_000);
    scrolling.path.nature = path(1_000_000);
    await scrolling.run(10_000);
    const soon = scrolling.figures(10_000);
    const later = scrolling.figures(12_000);
    expect(soon.freezeMs).toBeLessThan(1_000);
    expect(later.agesMs.at(-1)).toBeLessThan(500);
  });
});
