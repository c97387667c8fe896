import {
  FF_ENCODER_LIBSVTAV1,
  FF_ENCODER_LIBVPX_VP8,
  FF_ENCODER_LIBVPX_VP9,
  FF_ENCODER_LIBX264,
  type FFEncoderCodec,
} from 'node-av/constants';
import type { EncoderTarget, Fineness, VideoCodec } from './video-encoder.ts';

/** How one encoder of FFmpeg is set up for pictures that must not wait. */
export interface CodecSettings {
  readonly encoder: FFEncoderCodec;
  /** Options of that encoder, as FFmpeg names them. */
  readonly options: Readonly<Record<string, string>>;
  /** Constant rate factors, for encoders that take another one with each picture. */
  readonly factors: Readonly<Record<Fineness, number>> | null;
  /** Takes another bitrate without a new start. */
  readonly canRetarget: boolean;
  /** More threads than this wait for each other longer than they save. */
  readonly mostThreads: number;
  /** How much of a second the encoder may run ahead of its bitrate: room for a key picture. */
  readonly bufferSeconds: number;
}

const X264_FACTORS = { unchanged: 51, coarse: 28, normal: 22, fine: 17, 'lossless-looking': 10 } as const;

const SETTINGS: Readonly<Record<VideoCodec, CodecSettings>> = {
  h264: {
    encoder: FF_ENCODER_LIBX264,
    options: {
      preset: 'ultrafast',
      tune: 'zerolatency',
      'forced-idr': '1',
      crf: String(X264_FACTORS.normal),
      // Text has hard edges: deblocking smears them and costs time on both ends.
      'x264-params': 'no-deblock=1:scenecut=0:repeat-headers=1:annexb=1',
    },
    factors: X264_FACTORS,
    canRetarget: true,
    mostThreads: 4,
    bufferSeconds: 0.5,
  },
  vp8: {
    encoder: FF_ENCODER_LIBVPX_VP8,
    options: {
      deadline: 'realtime',
      'cpu-used': '-10',
      'lag-in-frames': '0',
      'undershoot-pct': '95',
      'max-intra-rate': '400',
    },
    factors: null,
    canRetarget: false,
    mostThreads: 1,
    bufferSeconds: 0.5,
  },
  vp9: {
    encoder: FF_ENCODER_LIBVPX_VP9,
    options: {
      deadline: 'realtime',
      'cpu-used': '8',
      'lag-in-frames': '0',
      'row-mt': '1',
      'tile-columns': '1',
      'tune-content': 'screen',
      'aq-mode': '0',
    },
    factors: null,
    canRetarget: false,
    mostThreads: 2,
    bufferSeconds: 0.5,
  },
  av1: {
    encoder: FF_ENCODER_LIBSVTAV1,
    options: {
      preset: '12',
      'svtav1-params': 'pred-struct=1:lookahead=0:scm=1:rc=2:enable-overlays=0:tile-columns=1',
    },
    factors: null,
    canRetarget: false,
    mostThreads: 2,
    bufferSeconds: 0.5,
  },
};

export const codecSettings = (codec: VideoCodec): CodecSettings => SETTINGS[codec];

export const bufferBits = (settings: CodecSettings, { bitsPerSecond }: EncoderTarget): number =>
  Math.round(bitsPerSecond * settings.bufferSeconds);
