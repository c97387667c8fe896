import { AV_PIX_FMT_BGRA, AV_PIX_FMT_YUV420P, SWS_AREA } from 'node-av/constants';
import { Frame, SoftwareScaleContext } from 'node-av/lib';
import { AgentError } from '../agent-error.ts';
import type { Rectangle, Rows } from '../capture/rectangle.ts';
import type { ScreenPicture } from '../capture/screen-source.ts';
import { BLOCK_ROWS, changedSpans } from './changed-spans.ts';
import type { PictureSize } from './video-encoder.ts';

const BYTES_PER_PIXEL = 4;

/** Less than this takes a fraction of a millisecond: too short to be handed over to other threads. */
const AT_ONCE_PX = 200_000;
/** What is prepared for sizes that aren't met any more is given up. */
const PREPARED_MOST = 32;

/** Takes the mean of the pixels that become one, so that no pair of rows knows of its neighbours. */
const FILTER = SWS_AREA;

/** The three planes of a picture: brightness, and two of colour at half the size. */
type Planes = readonly [Buffer, Buffer, Buffer];

const even = (length: number): number => length + (length % 2);

/** Both directions even, as codecs want them. */
export const evenSize = ({ widthPx, heightPx }: PictureSize): PictureSize => ({
  widthPx: even(widthPx),
  heightPx: even(heightPx),
});

/**
 * Keeps the encoder's copy of one screen area up to date: colours to brightness and colour planes, and to a smaller size
 * if there is to be one. Only rows that changed are converted.
 */
export class PictureConverter implements Disposable {
  /** What the encoder reads. */
  readonly frame: Frame;
  readonly #source: PictureSize;
  readonly #target: PictureSize;
  readonly #isScaled: boolean;
  readonly #planes: Planes;
  readonly #strides: number[];
  /** By lane and sizes, the one used last at the end. One conversion serves one thread at a time. */
  readonly #prepared = new Map<string, SoftwareScaleContext>();

  constructor(source: PictureSize, target: PictureSize) {
    this.#source = source;
    this.#target = target;
    const full = evenSize(source);
    this.#isScaled = target.widthPx !== full.widthPx || target.heightPx !== full.heightPx;
    this.frame = new Frame();
    this.frame.alloc();
    this.frame.format = AV_PIX_FMT_YUV420P;
    this.frame.width = target.widthPx;
    this.frame.height = target.heightPx;
    const [brightness, blue, red] = this.frame.allocBuffer() < 0 ? [] : (this.frame.data ?? []);
    if (brightness === undefined || blue === undefined || red === undefined) {
      throw new AgentError('ENCODER_FAILED');
    }
    this.#planes = [brightness, blue, red];
    this.#strides = this.frame.linesize.slice(0, 3);
  }

  /** The picture must have this converter's size. */
  async convert(picture: ScreenPicture): Promise<void> {
    const { changed } = picture;
    if (changed.to <= changed.from) return;
    const { widthPx, heightPx } = this.#source;
    if (this.#isScaled) {
      await this.#convertAside(picture, [{ x: 0, y: 0, widthPx, heightPx }], 0);
      return;
    }
    const parts = picture.parts ?? [{ x: 0, y: changed.from, widthPx, heightPx: changed.to - changed.from }];
    const spans = changedSpans(parts, this.#source).flatMap(evenParts);
    const pixels = spans.reduce((sum, span) => sum + span.widthPx * span.heightPx, 0);
    if (pixels <= AT_ONCE_PX) this.#convertHere(picture, spans);
    else {
      const halves = spans.map(inHalves);
      const lanes = [0, 1].map((lane) =>
        this.#convertAside(
          picture,
          halves.flatMap((half) => half[lane] ?? []),
          lane,
        ),
      );
      // Who is told of one's fault lets go of what the other still writes.
      await Promise.allSettled(lanes);
      await Promise.all(lanes);
    }
    for (const { y, heightPx: rows } of spans) this.#fillEdges({ from: y, to: y + rows });
  }

  [Symbol.dispose](): void {
    for (const prepared of this.#prepared.values()) prepared[Symbol.dispose]();
    this.frame[Symbol.dispose]();
  }

  #convertHere(picture: ScreenPicture, spans: readonly Rectangle[]): void {
    for (const span of spans) {
      const { source, planes } = this.#ends(picture, span);
      const context = this.#prepare(span, 0);
      check(context.scaleSync([source], [picture.strideBytes], 0, span.heightPx, planes, this.#strides));
    }
  }

  /** In another thread; the event loop is left alone meanwhile. */
  async #convertAside(picture: ScreenPicture, spans: readonly Rectangle[], lane: number): Promise<void> {
    for (const span of spans) {
      const { source, planes } = this.#ends(picture, span);
      const context = this.#prepare(span, lane);
      check(await context.scale([source], [picture.strideBytes], 0, span.heightPx, planes, this.#strides));
    }
  }

  #ends(
    { pixels, strideBytes }: ScreenPicture,
    { x, y }: Rectangle,
  ): { readonly source: Buffer; readonly planes: Buffer[] } {
    const planes = this.#planes.map((plane, index) => {
      const half = index === 0 ? 1 : 2;
      return plane.subarray((y / half) * (this.#strides[index] ?? 0) + x / half);
    });
    return { source: pixels.subarray(y * strideBytes + x * BYTES_PER_PIXEL), planes };
  }

  #prepare({ widthPx, heightPx }: Rectangle, lane: number): SoftwareScaleContext {
    const key = `${lane} ${widthPx}x${heightPx}`;
    const known = this.#prepared.get(key);
    const to = this.#isScaled ? this.#target : { widthPx, heightPx };
    const context = known ?? new SoftwareScaleContext();
    if (known === undefined) {
      context.getContext(
        ...[widthPx, heightPx, AV_PIX_FMT_BGRA],
        ...[to.widthPx, to.heightPx, AV_PIX_FMT_YUV420P],
        FILTER,
      );
    }
    this.#prepared.delete(key);
    this.#prepared.set(key, context);
    this.#forgetOldest();
    return context;
  }

  #forgetOldest(): void {
    const [oldest] = this.#prepared;
    if (oldest === undefined || this.#prepared.size <= PREPARED_MOST) return;
    this.#prepared.delete(oldest[0]);
    oldest[1][Symbol.dispose]();
  }

  /** Of an odd size the last column and row are doubled, or their neighbours would bleed in from nowhere. */
  #fillEdges(rows: Rows): void {
    const { widthPx, heightPx } = this.#source;
    const [brightness] = this.#planes;
    const stride = this.#strides[0] ?? 0;
    if (widthPx % 2 === 1) {
      for (let row = rows.from; row < rows.to; row += 1) {
        brightness[row * stride + widthPx] = brightness[row * stride + widthPx - 1] ?? 0;
      }
    }
    if (heightPx % 2 === 1 && rows.to >= heightPx) {
      brightness.copyWithin(heightPx * stride, (heightPx - 1) * stride, heightPx * stride);
    }
  }
}

/** Without a last row that is nobody's pair: it would shift the colours of all. */
function evenParts(span: Rectangle): Rectangle[] {
  const { y, heightPx } = span;
  if (heightPx % 2 === 0 || heightPx === 1) return [span];
  return [
    { ...span, heightPx: heightPx - 1 },
    { ...span, y: y + heightPx - 1, heightPx: 1 },
  ];
}

/** Two parts for two threads; the second is missing where there are too few rows. */
function inHalves(span: Rectangle): readonly Rectangle[] {
  const upper = Math.floor(span.heightPx / 2 / BLOCK_ROWS) * BLOCK_ROWS;
  if (upper === 0) return [span];
  return [
    { ...span, heightPx: upper },
    { ...span, y: span.y + upper, heightPx: span.heightPx - upper },
  ];
}

function check(result: number): void {
  if (result < 0) throw new AgentError('ENCODER_FAILED', result);
}
