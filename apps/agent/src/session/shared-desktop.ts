import type { Clock, Timer } from '@alongside/peer';
import type { ScreenLayout } from '@alongside/protocol';
import { isDeepStrictEqual } from 'node:util';
import type {
  PointerShape,
  ScreenGeometry,
  ScreenSource,
  ScreenSourceHandlers,
} from '../capture/screen-source.ts';
import type { VideoEncoder } from '../encode/video-encoder.ts';
import type { InputSink } from '../input/input-sink.ts';
import { type EncoderRequest, PictureStream, type SentPicture } from '../picture/picture-stream.ts';
import type { PictureTrack } from '../picture/picture-track.ts';
import { layoutOf, shownArea } from './layout-of.ts';

/** A desktop that is gone is looked for again after this pause. */
const LOOK_AGAIN_MS = 1_000;

/** The desktop's adapters. */
export interface DesktopPorts {
  openSource(handlers: ScreenSourceHandlers): Promise<ScreenSource>;
  openSink(lost: () => void): Promise<InputSink>;
  openEncoder(request: EncoderRequest): Promise<VideoEncoder>;
}

interface SharedDesktopOptions {
  readonly ports: DesktopPorts;
  readonly clock: Clock;
  /** What is to be shown is another thing now, or looks different. */
  readonly changed: () => void;
  /** null: nothing can be played. */
  readonly sinkChanged: (sink: InputSink | null) => void;
  readonly pointerMoved: (x: number, y: number) => void;
  readonly pointerShaped: (shape: PointerShape) => void;
  readonly sent: (picture: SentPicture) => void;
  readonly report: (cause: unknown) => void;
}

/** Of a picture that nobody gets. */
const NOTHING = { x: 0, y: 0, widthPx: 1, heightPx: 1 };

interface Opened {
  readonly source: ScreenSource;
  readonly sink: InputSink;
  readonly stream: PictureStream;
}

/**
 * The sharer's desktop for one session: picture, hand and layout. A desktop that goes away is looked for until it is
 * back. What the sharer chooses to show bounds what the helper can choose.
 */
export class SharedDesktop implements Disposable {
  readonly #options: SharedDesktopOptions;
  #opened: Opened | null = null;
  #layout: ScreenLayout | null = null;
  #version = 0;
  #chosenHere: string | null = null;
  #chosenByHelper: string | null = null;
  #attempt = 0;
  #timer: Timer | null = null;

  constructor(options: SharedDesktopOptions) {
    this.#options = options;
  }

  /** null: there is nothing to show now. */
  get track(): PictureTrack | null {
    return this.#opened === null || this.#choice(this.#opened.source.geometry) === null
      ? null
      : this.#opened.stream;
  }

  get layout(): ScreenLayout | null {
    return this.#layout;
  }

  /** Those that there are; null: there is no desktop. */
  get monitors(): ScreenLayout['monitors'] | null {
    const geometry = this.#opened?.source.geometry;
    if (geometry === undefined) return null;
    return layoutOf(geometry, { version: 1, monitor: null })?.monitors ?? null;
  }

  /** As the person at the device chose; null: all. */
  get chosenHere(): string | null {
    return this.#chosenHere;
  }

  open(): void {
    void this.#open();
  }

  /** The person at the device shows this monitor only; null: all. */
  chooseHere(monitor: string | null): void {
    this.#chosenHere = monitor;
    this.#follow();
  }

  /** The helper wants to see this monitor; null: all that there is to see. */
  chooseByHelper(monitor: string | null): void {
    this.#chosenByHelper = monitor;
    this.#follow();
  }

  [Symbol.dispose](): void {
    this.#attempt += 1;
    this.#close();
  }

  async #open(): Promise<void> {
    this.#attempt += 1;
    const attempt = this.#attempt;
    const isCurrent = (): boolean => attempt === this.#attempt;
    const lost = (): void => {
      if (isCurrent()) this.#lost();
    };
    using parts = new DisposableStack();
    try {
      const source = parts.use(await this.#options.ports.openSource(this.#handlers(isCurrent, lost)));
      const sink = parts.use(await this.#options.ports.openSink(lost));
      if (!isCurrent()) return;
      parts.move();
      this.#opened = { source, sink, stream: this.#makeStream(source) };
      this.#options.sinkChanged(sink);
      this.#follow();
    } catch (cause) {
      this.#options.report(cause);
      lost();
    }
  }

  #handlers(isCurrent: () => boolean, lost: () => void): ScreenSourceHandlers {
    return {
      geometryChanged: () => {
        if (isCurrent()) this.#follow();
      },
      changed: () => {
        if (isCurrent()) this.#opened?.stream.handleChanged();
      },
      pointerMoved: (x, y) => {
        if (isCurrent()) this.#options.pointerMoved(x, y);
      },
      pointerShaped: (shape) => {
        if (isCurrent()) this.#options.pointerShaped(shape);
      },
      lost,
    };
  }

  #makeStream(source: ScreenSource): PictureStream {
    const { clock, ports, sent, report } = this.#options;
    return new PictureStream({
      source,
      clock,
      openEncoder: (request) => ports.openEncoder(request),
      choose: (geometry) => {
        const choice = this.#choice(geometry);
        return choice === null ? NOTHING : shownArea(geometry, choice.monitor);
      },
      sent,
      report,
    });
  }

  /** null: the monitor that was chosen here is gone. Nothing else was chosen, so nothing is shown. */
  #choice({ monitors }: ScreenGeometry): { readonly monitor: string | null } | null {
    const isThere = (monitor: string | null): boolean => monitors.some(({ name }) => name === monitor);
    if (this.#chosenHere !== null) return isThere(this.#chosenHere) ? { monitor: this.#chosenHere } : null;
    return { monitor: isThere(this.#chosenByHelper) ? this.#chosenByHelper : null };
  }

  #follow(): void {
    const geometry = this.#opened?.source.geometry;
    if (geometry === undefined) return;
    const choice = this.#choice(geometry);
    const layout = (version: number): ScreenLayout | null =>
      choice === null ? null : layoutOf(geometry, { version, monitor: choice.monitor });
    if (this.#version > 0 && isDeepStrictEqual(layout(this.#version), this.#layout)) return;
    this.#version += 1;
    this.#layout = layout(this.#version);
    this.#opened?.stream.handleGeometry();
    this.#options.changed();
  }

  #lost(): void {
    this.#attempt += 1;
    this.#close();
    this.#timer = this.#options.clock.setTimer(LOOK_AGAIN_MS, () => void this.#open());
    // At last: who is told may let go of this.
    this.#options.changed();
  }

  #close(): void {
    this.#timer?.cancel();
    this.#timer = null;
    const opened = this.#opened;
    this.#opened = null;
    this.#layout = null;
    if (opened === null) return;
    this.#options.sinkChanged(null);
    opened.stream.stop();
    opened.sink[Symbol.dispose]();
    opened.source[Symbol.dispose]();
  }
}
