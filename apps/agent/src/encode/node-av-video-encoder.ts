import {
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_SMPTE170M,
  AVCOL_TRC_BT709,
  AVERROR_EAGAIN,
  AV_LOG_ERROR,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
  AV_PICTURE_TYPE_I,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
} from 'node-av/constants';
import { Codec, CodecContext, Dictionary, Log, Packet, Rational } from 'node-av/lib';
import { AgentError } from '../agent-error.ts';
import type { ScreenPicture } from '../capture/screen-source.ts';
import { type CodecSettings, bufferBits, codecSettings } from './codec-settings.ts';
import { PictureConverter } from './picture-converter.ts';
import type {
  EncodedPicture,
  EncoderTarget,
  Fineness,
  PictureSize,
  PictureWish,
  VideoCodec,
  VideoEncoder,
} from './video-encoder.ts';

const CLOCK_RATE = 90_000;
/** Key pictures come when they are asked for. */
const NEVER = 1_000_000_000;

export interface NodeAvVideoEncoderOptions {
  readonly codec: VideoCodec;
  /** Of the pictures that will come. */
  readonly source: PictureSize;
  /** Of the stream; even. */
  readonly size: PictureSize;
  readonly target: EncoderTarget;
  /** Default 1. More make a picture faster, not cheaper. */
  readonly threads?: number;
}

/** FFmpeg's encoders by node-av. */
export class NodeAvVideoEncoder implements VideoEncoder {
  readonly codec: VideoCodec;
  readonly source: PictureSize;
  readonly size: PictureSize;
  readonly #settings: CodecSettings;
  readonly #converter: PictureConverter;
  readonly #context: CodecContext;
  readonly #packet: Packet;
  #target: EncoderTarget;
  #fineness: Fineness = 'normal';
  #firstAtMs: number | null = null;
  #lastPts = -1n;

  /** @throws {AgentError} ENCODER_UNAVAILABLE */
  static async open(options: NodeAvVideoEncoderOptions): Promise<NodeAvVideoEncoder> {
    quietCodecs();
    const settings = codecSettings(options.codec);
    const codec = Codec.findEncoderByName(settings.encoder);
    if (codec === null) throw new AgentError('ENCODER_UNAVAILABLE');
    const context = prepareContext(codec, settings, options);
    const result = await context.open2(codec, Dictionary.fromObject({ ...settings.options }));
    if (result < 0) {
      context[Symbol.dispose]();
      throw new AgentError('ENCODER_UNAVAILABLE', result);
    }
    return new NodeAvVideoEncoder(context, settings, options);
  }

  private constructor(context: CodecContext, settings: CodecSettings, options: NodeAvVideoEncoderOptions) {
    this.codec = options.codec;
    this.source = options.source;
    this.size = options.size;
    this.#settings = settings;
    this.#context = context;
    this.#target = options.target;
    this.#converter = new PictureConverter(options.source, options.size);
    this.#packet = new Packet();
    this.#packet.alloc();
  }

  retarget(target: EncoderTarget): boolean {
    if (target.bitsPerSecond === this.#target.bitsPerSecond) return true;
    if (!this.#settings.canRetarget) return false;
    this.#target = target;
    limitRate(this.#context, this.#settings, target);
    return true;
  }

  async encode(picture: ScreenPicture, { isKey, fineness }: PictureWish): Promise<EncodedPicture | null> {
    await this.#converter.convert(picture);
    this.#setFineness(fineness);
    const { frame } = this.#converter;
    frame.pts = this.#nextPts(picture.grabbedAtMs);
    frame.pictType = isKey ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE;
    const sent = await this.#context.sendFrame(frame);
    if (sent < 0) throw new AgentError('ENCODER_FAILED', sent);
    const received = await this.#context.receivePacket(this.#packet);
    if (received === AVERROR_EAGAIN) return null;
    const { data } = this.#packet;
    if (received < 0 || data === null) throw new AgentError('ENCODER_FAILED', received);
    const encoded = {
      data: Buffer.from(data),
      isKey: this.#packet.isKeyframe,
      grabbedAtMs: picture.grabbedAtMs,
    };
    this.#packet.unref();
    return encoded;
  }

  [Symbol.dispose](): void {
    // Told that no more comes; some encoders complain otherwise.
    this.#context.sendFrameSync(null);
    this.#context[Symbol.dispose]();
    this.#packet[Symbol.dispose]();
    this.#converter[Symbol.dispose]();
  }

  #setFineness(fineness: Fineness): void {
    const factor = this.#settings.factors?.[fineness];
    if (factor === undefined || fineness === this.#fineness) return;
    this.#context.setOption('crf', String(factor), AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN);
    this.#fineness = fineness;
  }

  /** Real time, so that the rate holds whatever the distance of two pictures is; always growing. */
  #nextPts(grabbedAtMs: number): bigint {
    this.#firstAtMs ??= grabbedAtMs;
    const pts = BigInt(Math.round(((grabbedAtMs - this.#firstAtMs) * CLOCK_RATE) / 1_000));
    this.#lastPts = pts > this.#lastPts ? pts : this.#lastPts + 1n;
    return this.#lastPts;
  }
}

/** FFmpeg and SVT-AV1 write to the standard error by themselves. */
function quietCodecs(): void {
  Log.setLevel(AV_LOG_ERROR);
  process.env['SVT_LOG'] ??= '1';
}

function prepareContext(
  codec: Codec,
  settings: CodecSettings,
  { size, target, threads = 1 }: NodeAvVideoEncoderOptions,
): CodecContext {
  const context = new CodecContext();
  context.allocContext3(codec);
  context.width = size.widthPx;
  context.height = size.heightPx;
  context.pixelFormat = AV_PIX_FMT_YUV420P;
  context.timeBase = new Rational(1, CLOCK_RATE);
  context.framerate = new Rational(target.framesPerSecond, 1);
  context.gopSize = NEVER;
  context.maxBFrames = 0;
  context.threadCount = Math.min(threads, settings.mostThreads);
  // What the conversion to brightness and colour does; without a word of it browsers guess by the size.
  context.colorSpace = AVCOL_SPC_SMPTE170M;
  context.colorPrimaries = AVCOL_PRI_BT709;
  context.colorTrc = AVCOL_TRC_BT709;
  context.colorRange = AVCOL_RANGE_MPEG;
  limitRate(context, settings, target);
  return context;
}

function limitRate(context: CodecContext, settings: CodecSettings, target: EncoderTarget): void {
  const bitsPerSecond = BigInt(Math.round(target.bitsPerSecond));
  context.rcMaxRate = bitsPerSecond;
  context.rcBufferSize = bufferBits(settings, target);
  // Encoders that aim at a factor take the rate as a limit only.
  if (settings.factors === null) context.bitRate = bitsPerSecond;
}
