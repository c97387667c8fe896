import type { VideoCodec } from '../../encode/video-encoder.ts';
import { type Finding, finding } from '../finding.ts';

const SIZE = { widthPx: 64, heightPx: 64 };

/** Encodes one picture in a codec; resolves when that works. */
type TryCodec = (codec: VideoCodec) => Promise<void>;

/** Encodes a picture in every codec that may be offered. */
export async function checkEncoders(
  codecs: readonly VideoCodec[],
  tryCodec: TryCodec = tryEncoder,
): Promise<Finding> {
  const tried = await Promise.allSettled(codecs.map(tryCodec));
  const names = (isWorking: boolean): string =>
    codecs.filter((_, index) => (tried[index]?.status === 'fulfilled') === isWorking).join(', ');
  if (names(false) === '') return finding('encoders-ready', { names: names(true) });
  if (names(true) !== '') return finding('encoders-some', { names: names(true), missing: names(false) });
  return finding('encoders-none', { missing: names(false) });
}

/** Loaded late: what doesn't load here must be told, not end the doctor. */
async function tryEncoder(codec: VideoCodec): Promise<void> {
  const { NodeAvVideoEncoder } = await import('../../encode/node-av-video-encoder.ts');
  const target = { bitsPerSecond: 1_000_000, framesPerSecond: 30 };
  using encoder = await NodeAvVideoEncoder.open({ codec, source: SIZE, size: SIZE, target });
  const pixels = Buffer.alloc(SIZE.widthPx * SIZE.heightPx * 4, 128);
  const wish = { isKey: true, fineness: 'normal' } as const;
  await encoder.encode(
    {
      area: { x: 0, y: 0, ...SIZE },
      changed: { from: 0, to: SIZE.heightPx },
      pixels,
      strideBytes: SIZE.widthPx * 4,
      grabbedAtMs: 0,
    },
    wish,
  );
}

export async function checkTransport(load: () => Promise<void> = loadTransport): Promise<Finding> {
  try {
    await load();
    return finding('transport-ready');
  } catch (error) {
    return finding('transport-missing', { reason: reasonOf(error) });
  }
}

async function loadTransport(): Promise<void> {
  const { PeerConnection } = await import('node-datachannel');
  new PeerConnection('doctor', { iceServers: [], disableAutoNegotiation: true }).close();
}

export async function checkMemory(load: () => Promise<void> = loadMemory): Promise<Finding> {
  try {
    await load();
    return finding('memory-ready');
  } catch (error) {
    return finding('memory-missing', { reason: reasonOf(error) });
  }
}

/** As the picture does it: a segment that the display could write into. */
async function loadMemory(): Promise<void> {
  const { SharedMemory } = await import('../../capture/x11/shared-memory.ts');
  const memory = new SharedMemory(4_096);
  memory.bytes.fill(1);
  memory.release();
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
