import type { ScreenPicture } from '../capture/screen-source.ts';

/** Codecs that browsers decode. H.264 is the fastest here; the others need no encoder under the GPL. */
export const VideoCodec = { h264: 'h264', vp8: 'vp8', vp9: 'vp9', av1: 'av1' } as const;
export type VideoCodec = (typeof VideoCodec)[keyof typeof VideoCodec];

/**
 * How close to the original a picture is to be, where the codec can be told picture by picture. `unchanged`: it shows what
 * the one before showed, and is to say nothing else.
 */
export type Fineness = 'unchanged' | 'coarse' | 'normal' | 'fine' | 'lossless-looking';

export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface EncoderTarget {
  /** What the network carries; no run of pictures is larger for longer than a fraction of a second. */
  readonly bitsPerSecond: number;
  /** Frames a second to expect at most. */
  readonly framesPerSecond: number;
}

export interface EncodedPicture {
  readonly data: Buffer;
  /** Can be decoded without those before it. */
  readonly isKey: boolean;
  readonly grabbedAtMs: number;
}

/** Turns pictures of one size into a stream of one codec. One picture at a time; none is ever held back. */
export interface VideoEncoder extends Disposable {
  readonly codec: VideoCodec;
  /** Of the pictures it takes. */
  readonly source: PictureSize;
  /** Of the stream: even numbers, and at most the smallest that hold the source. */
  readonly size: PictureSize;
  /**
   * Takes another target for the pictures to come.
   *
   * @returns false if this encoder can't; make another one then
   */
  retarget(target: EncoderTarget): boolean;
  /**
   * @returns null if the encoder left the picture out
   * @throws {AgentError} ENCODER_FAILED
   */
  encode(picture: ScreenPicture, wish: PictureWish): Promise<EncodedPicture | null>;
}

export interface PictureWish {
  readonly isKey: boolean;
  readonly fineness: Fineness;
}
