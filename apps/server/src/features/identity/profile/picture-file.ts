import { createHash } from 'node:crypto';
import { CodedError, PICTURE_MAX_BYTES } from '@alongside/protocol';
import { imageSize } from 'image-size';

const SIDE_MIN = 16;
/** A picture that unpacks to more than this is refused: a small file can be a huge bitmap. */
const SIDE_MAX = 4_096;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
};

/** The first bytes of each kind that is taken; the reader of dimensions knows far more kinds than are wanted here. */
const MAGIC: readonly (readonly [offset: number, bytes: string])[] = [
  [0, '\x89PNG\r\n\x1a\n'],
  [0, '\xff\xd8\xff'],
  [8, 'WEBP'],
];

export interface PictureFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
  /** Changes with the content; part of the picture's address, so that it can be cached for good. */
  readonly version: string;
}

const isWanted = (bytes: Buffer): boolean =>
  MAGIC.some(([offset, magic]) => bytes.toString('latin1', offset, offset + magic.length) === magic);

function measure(bytes: Buffer): { width: number; height: number; type: string | undefined } {
  try {
    const { width, height, type } = imageSize(bytes);
    return { width, height, type };
  } catch (cause) {
    throw new CodedError('PICTURE_UNSUPPORTED', { reason: 'damaged' }, { cause });
  }
}

/**
 * What was sent as a picture, by its content and not by what it is said to be.
 * @throws PICTURE_UNSUPPORTED with `reason` `kind`, `damaged` or `dimensions`; REQUEST_TOO_LARGE
 */
export function parsePicture(body: unknown): PictureFile {
  if (!Buffer.isBuffer(body) || body.length === 0)
    throw new CodedError('PICTURE_UNSUPPORTED', { reason: 'kind' });
  if (body.length > PICTURE_MAX_BYTES) throw new CodedError('REQUEST_TOO_LARGE');
  if (!isWanted(body)) throw new CodedError('PICTURE_UNSUPPORTED', { reason: 'kind' });
  const { width, height, type } = measure(body);
  const mediaType = MEDIA_TYPES[type ?? ''];
  if (mediaType === undefined) throw new CodedError('PICTURE_UNSUPPORTED', { reason: 'kind' });
  if (Math.min(width, height) < SIDE_MIN || Math.max(width, height) > SIDE_MAX) {
    throw new CodedError('PICTURE_UNSUPPORTED', { reason: 'dimensions', least: SIDE_MIN, most: SIDE_MAX });
  }
  const version = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  return { bytes: body, mediaType, version };
}
