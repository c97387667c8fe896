import type { Clock, Timer } from '@alongside/peer';
import { type Rectangle, isSameRectangle } from '../capture/rectangle.ts';
import type { ScreenGeometry, ScreenPicture, ScreenSource } from '../capture/screen-source.ts';
import type {
  EncodedPicture,
  EncoderTarget,
  Fineness,
  PictureSize,
  VideoCodec,
  VideoEncoder,
} from '../encode/video-encoder.ts';
import { PicturePace } from './picture-pace.ts';
import { type PicturePlan, planPictures } from './picture-plan.ts';
import type { PictureOutlet, PictureTrack } from './picture-track.ts';
import { nextRefinement, refinementsDone } from './refinement.ts';

/** With more than this still to go out, a newer picture is worth waiting for. */
const BACKLOG_MAX_MS = 25;
const BACKLOG_LOOK_MS = 4;
const WORK_SMOOTHING = 0.8;
/** A picture that takes this many times longer than usual was held up. */
const STALL = 2;
const RETRY_MS = 1_000;
/** Frames a second before there is a plan. */
const FASTEST = 60;

/**
 * Browsers ask for a key picture also when nothing came for 3 s, lest something be wrong. After such a silence an
 * unchanged picture of a few bytes calms them; one that really needs a key picture asks again sooner than the next 3 s.
 */
const SILENT_MS = 2_000;
const ASKED_AGAIN_MS = 2_500;

export interface EncoderRequest {
  readonly codec: VideoCodec;
  readonly source: PictureSize;
  readonly size: PictureSize;
  readonly target: EncoderTarget;
}

export interface PictureStreamOptions {
  readonly source: ScreenSource;
  readonly clock: Clock;
  readonly openEncoder: (request: EncoderRequest) => Promise<VideoEncoder>;
  /** Which part of the desktop is shown. */
  readonly choose: (geometry: ScreenGeometry) => Rectangle;
  /** Told of each picture that goes out. */
  readonly sent?: (picture: SentPicture) => void;
  /** Told of faults that were survived; for a log. */
  readonly report: (cause: unknown) => void;
}

export interface SentPicture {
  readonly rtpTimestamp: number;
  readonly grabbedAtMs: number;
  /** False: it shows what the one before showed, finer or as a sign of life. */
  readonly isNews: boolean;
}

/**
 * Sends what is on the screen as soon as it is there, but never faster than network and machine take it: what can't go
 * out at once isn't queued, the newest picture goes when there is room. A picture that stands still is refined until it
 * is as sharp as the original; then nothing is done.
 */
export class PictureStream implements PictureTrack {
  readonly #options: PictureStreamOptions;
  #outlet: PictureOutlet | null = null;
  #encoder: VideoEncoder | null = null;
  #plan: PicturePlan | null = null;
  #area: Rectangle | null = null;
  #hasChanged = false;
  #isKeyWanted = false;
  #isSignWanted = false;
  #sentAtMs = -Infinity;
  #calmedAtMs = -Infinity;
  #isWorking = false;
  #refined = 0;
  #changedAtMs = 0;
  readonly #pace = new PicturePace();
  #workMs: number | null = null;
  #timer: Timer | null = null;

  constructor(options: PictureStreamOptions) {
    this.#options = options;
  }

  start(outlet: PictureOutlet): void {
    this.stop();
    this.#outlet = outlet;
    this.#hasChanged = true;
    this.#isKeyWanted = true;
    this.#next();
  }

  stop(): void {
    this.#outlet = null;
    this.#timer?.cancel();
    this.#timer = null;
    if (!this.#isWorking) this.#dropEncoder();
  }

  keyWanted(): void {
    const nowMs = this.#options.clock.now();
    const isSilence = nowMs - this.#sentAtMs >= SILENT_MS;
    if (isSilence && nowMs - this.#calmedAtMs >= ASKED_AGAIN_MS) {
      this.#calmedAtMs = nowMs;
      this.#isSignWanted = true;
    } else this.#isKeyWanted = true;
    this.#next();
  }

  /** The source says that there is something new. */
  handleChanged(): void {
    this.#hasChanged = true;
    this.#next();
  }

  /** The source says that monitors came, went or changed. */
  handleGeometry(): void {
    this.#hasChanged = true;
    this.#isKeyWanted = true;
    this.#next();
  }

  /** Does what is due, or sets the timer for it. */
  #next(): void {
    if (this.#outlet === null || this.#isWorking) return;
    this.#timer?.cancel();
    this.#timer = null;
    const due = this.#due(this.#options.clock.now());
    if (due === null) return;
    if (due.inMs <= 0) void this.#work(this.#outlet, due.fineness);
    else this.#wake(due.inMs);
  }

  /** By the other end, whatever is on the screen. */
  get #isAsked(): boolean {
    return this.#isKeyWanted || this.#isSignWanted;
  }

  get #framesPerSecond(): number {
    return this.#plan?.framesPerSecond ?? FASTEST;
  }

  #wake(inMs: number): void {
    this.#timer = this.#options.clock.setTimer(Math.ceil(inMs), () => {
      this.#timer = null;
      this.#next();
    });
  }

  #due(nowMs: number): { readonly inMs: number; readonly fineness: Fineness | null } | null {
    const isWanted = this.#hasChanged || this.#isAsked;
    const refinement = isWanted ? null : nextRefinement(this.#refined, nowMs - this.#changedAtMs);
    if (!isWanted && refinement === null) return null;
    const inMs = Math.max(this.#pace.waitMs(nowMs, this.#framesPerSecond), refinement?.inMs ?? 0);
    const backlogMs = this.#outlet?.backlogMs ?? 0;
    const waitMs = backlogMs > BACKLOG_MAX_MS ? Math.max(BACKLOG_LOOK_MS, backlogMs - BACKLOG_MAX_MS) : 0;
    return { inMs: Math.max(inMs, waitMs), fineness: refinement?.fineness ?? null };
  }

  /** @param fineness of a refinement; null: something is new */
  async #work(outlet: PictureOutlet, fineness: Fineness | null): Promise<void> {
    this.#isWorking = true;
    let isSent = false;
    try {
      isSent = await this.#send(outlet, fineness);
    } catch (cause) {
      this.#options.report(cause);
      this.#dropEncoder();
      // It may have been the watching that failed, and nothing would ever be read.
      this.#area = null;
      this.#isKeyWanted = true;
    }
    this.#isWorking = false;
    // What was begun for a former path went nowhere, also the key picture that this one was to begin with.
    if (this.#outlet !== outlet) this.#isKeyWanted = true;
    if (this.#outlet === null) this.#dropEncoder();
    else if (!isSent) this.#wake(RETRY_MS);
    else this.#next();
  }

  /** False: there is nothing to read where it was looked for. */
  async #send(outlet: PictureOutlet, fineness: Fineness | null): Promise<boolean> {
    const { clock, source } = this.#options;
    const beganAtMs = clock.now();
    this.#watch();
    const isTold = this.#hasChanged;
    this.#hasChanged = false;
    const picture = await source.grab();
    if (picture === null) return false;
    const isNews = picture.changed.to > picture.changed.from;
    if (isTold && !isNews && !this.#isAsked) return true;
    this.#pace.took(beganAtMs, this.#framesPerSecond);
    const { encoder, plan, isNew } = await this.#encoderFor(picture, outlet);
    const isKey = this.#isKeyWanted || isNew;
    // A key picture is as coarse as what is new, whatever was sent before it.
    const isCoarse = isNews || (isKey && fineness === null);
    if (isCoarse) {
      this.#changedAtMs = beganAtMs;
      this.#refined = 0;
    }
    this.#isKeyWanted = false;
    this.#isSignWanted = false;
    const usual = isCoarse ? plan.fineness : 'unchanged';
    const wish = { isKey, fineness: fineness ?? usual };
    const encoded = await encoder.encode(isNew ? allOf(picture) : picture, wish);
    if (isNews && !isNew) this.#learnWork(clock.now() - beganAtMs);
    if (fineness !== null) this.#refined = refinementsDone(this.#refined, encoded, outlet.bitsPerSecond);
    this.#handOver(encoded, outlet, isNews);
    return true;
  }

  #handOver(encoded: EncodedPicture | null, outlet: PictureOutlet, isNews: boolean): void {
    if (encoded === null || this.#outlet !== outlet) return;
    this.#sentAtMs = this.#options.clock.now();
    const rtpTimestamp = outlet.send(encoded);
    this.#options.sent?.({ rtpTimestamp, grabbedAtMs: encoded.grabbedAtMs, isNews });
  }

  #watch(): void {
    const area = this.#options.choose(this.#options.source.geometry);
    if (this.#area !== null && isSameRectangle(area, this.#area)) return;
    this.#options.source.watch(area);
    this.#area = area;
  }

  async #encoderFor(
    { area }: ScreenPicture,
    { codec, bitsPerSecond }: PictureOutlet,
  ): Promise<{ readonly encoder: VideoEncoder; readonly plan: PicturePlan; readonly isNew: boolean }> {
    const source = { widthPx: area.widthPx, heightPx: area.heightPx };
    const plan = planPictures({ source, bitsPerSecond, workMs: this.#workMs }, this.#plan);
    const former = this.#encoder;
    const isKept =
      former !== null &&
      former.codec === codec &&
      former.source.widthPx === source.widthPx &&
      former.source.heightPx === source.heightPx &&
      former.size.widthPx === plan.size.widthPx &&
      former.size.heightPx === plan.size.heightPx &&
      former.retarget(plan.target);
    this.#plan = plan;
    if (isKept) return { encoder: former, plan, isNew: false };
    this.#dropEncoder();
    const request = { codec, source, size: plan.size, target: plan.target };
    const encoder = await this.#options.openEncoder(request);
    this.#encoder = encoder;
    return { encoder, plan, isNew: true };
  }

  /** One stall says little of the machine; several in a row do. */
  #learnWork(workMs: number): void {
    const usual = this.#workMs ?? workMs;
    const believed = Math.min(workMs, usual * STALL);
    this.#workMs = WORK_SMOOTHING * usual + (1 - WORK_SMOOTHING) * believed;
  }

  #dropEncoder(): void {
    this.#encoder?.[Symbol.dispose]();
    this.#encoder = null;
  }
}

/** For an encoder that has seen none before, and has to be told of what stands still too. */
const allOf = (picture: ScreenPicture): ScreenPicture => ({
  ...picture,
  changed: { from: 0, to: picture.area.heightPx },
  parts: [{ ...picture.area, x: 0, y: 0 }],
});
