import { AV_PIX_FMT_BGRA, AV_PIX_FMT_YUV420P, SWS_AREA } from 'node-av/constants';
import { Frame, SoftwareScaleContext } from 'node-av/lib';
import { AgentError } from '../agent-error.ts';
import type { Rows } from '../capture/rectangle.ts';
import type { ScreenPicture } from '../capture/screen-source.ts';
import type { PictureSize } from './video-encoder.ts';

/** Rows of one step of a partial conversion. */
const SLAB_ROWS = 64;
const BLOCK_ROWS = 16;

/** Takes the mean of the pixels that become one, so that no pair of rows knows of its neighbours. */
const FILTER = SWS_AREA;

/** Above this share of the rows one conversion of everything is cheaper than slabs. */
const WHOLE_FROM = 0.5;

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
  readonly #isScaled: boolean;
  readonly #planes: Planes;
  readonly #strides: number[];
  readonly #whole: SoftwareScaleContext;
  /** By number of rows; only for pictures that keep their size. */
  readonly #slabs = new Map<number, SoftwareScaleContext>();

  constructor(source: PictureSize, target: PictureSize) {
    this.#source = source;
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
    this.#whole = new SoftwareScaleContext();
    const rows = this.#wholeRows;
    const to = this.#isScaled ? target : { widthPx: source.widthPx, heightPx: rows };
    this.#whole.getContext(
      ...[source.widthPx, rows, AV_PIX_FMT_BGRA],
      ...[to.widthPx, to.heightPx, AV_PIX_FMT_YUV420P],
      FILTER,
    );
  }

  /** The picture must have this converter's size. */
  async convert(picture: ScreenPicture): Promise<void> {
    if (picture.changed.to <= picture.changed.from) return;
    const rows = blockRows(picture.changed, this.#source.heightPx);
    const isWhole = this.#isScaled || rows.to - rows.from > this.#source.heightPx * WHOLE_FROM;
    if (isWhole) await this.#convertWhole(picture);
    else this.#convertSlabs(picture, rows);
    if (!this.#isScaled) this.#fillEdges(isWhole ? { from: 0, to: this.#source.heightPx } : rows);
  }

  [Symbol.dispose](): void {
    this.#whole[Symbol.dispose]();
    for (const slab of this.#slabs.values()) slab[Symbol.dispose]();
    this.frame[Symbol.dispose]();
  }

  /** Without a last row that is nobody's pair: it would shift the colours of all. */
  get #wholeRows(): number {
    const { heightPx } = this.#source;
    return this.#isScaled || heightPx === 1 ? heightPx : heightPx - (heightPx % 2);
  }

  /** Takes some milliseconds, and leaves the event loop alone meanwhile. */
  async #convertWhole(picture: ScreenPicture): Promise<void> {
    const rows = this.#wholeRows;
    const { pixels, strideBytes } = picture;
    check(await this.#whole.scale([pixels], [strideBytes], 0, rows, [...this.#planes], this.#strides));
    this.#convertSlabs(picture, { from: rows, to: this.#source.heightPx });
  }

  /** A fraction of a millisecond each: too short to be handed over to another thread. */
  #convertSlabs({ pixels, strideBytes }: ScreenPicture, rows: Rows): void {
    let from = rows.from;
    while (from < rows.to) {
      const left = rows.to - from;
      const count = left === 1 ? 1 : Math.min(SLAB_ROWS, left - (left % 2));
      const planes = this.#planes.map((plane, index) => {
        const row = index === 0 ? from : from / 2;
        return plane.subarray(row * (this.#strides[index] ?? 0));
      });
      const source = pixels.subarray(from * strideBytes);
      check(this.#slab(count).scaleSync([source], [strideBytes], 0, count, planes, this.#strides));
      from += count;
    }
  }

  #slab(rows: number): SoftwareScaleContext {
    const known = this.#slabs.get(rows);
    if (known !== undefined) return known;
    const { widthPx } = this.#source;
    const slab = new SoftwareScaleContext();
    slab.getContext(...[widthPx, rows, AV_PIX_FMT_BGRA], ...[widthPx, rows, AV_PIX_FMT_YUV420P], FILTER);
    this.#slabs.set(rows, slab);
    return slab;
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

/**
 * The rows to convert for a change: whole blocks, because two rows share their colours, and because a block of few rows
 * would be filtered differently.
 */
export function blockRows(rows: Rows, heightPx: number): Rows {
  const to = Math.min(Math.ceil(rows.to / BLOCK_ROWS) * BLOCK_ROWS, heightPx);
  const from = Math.min(Math.floor(rows.from / BLOCK_ROWS) * BLOCK_ROWS, even(to) - BLOCK_ROWS);
  return { from: Math.max(from, 0), to };
}

function check(result: number): void {
  if (result < 0) throw new AgentError('ENCODER_FAILED', result);
}
