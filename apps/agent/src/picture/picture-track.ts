import type { EncodedPicture, VideoCodec } from '../encode/video-encoder.ts';

/** Where a track's pictures go while a connection is up. */
export interface PictureOutlet {
  readonly codec: VideoCodec;
  /** What the path carries, as far as is known. */
  readonly bitsPerSecond: number;
  /** How long what was sent before is still going to take. */
  readonly backlogMs: number;
  /** Returns by what RTP timestamp the other end knows the picture. */
  send(picture: EncodedPicture): number;
}

/** Something to show. A connection starts it when there is a way for its pictures, and stops it. */
export interface PictureTrack {
  /** The first picture must be a key picture. Stops what it was started with before. */
  start(outlet: PictureOutlet): void;
  /** Idempotent; nothing is sent after it returns. */
  stop(): void;
  /** The other end can't go on without a key picture. */
  keyWanted(): void;
}
