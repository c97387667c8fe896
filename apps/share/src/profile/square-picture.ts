import { CodedError } from '@alongside/protocol';

const EDGE_PX = 512;
const QUALITY = 0.88;

/**
 * Draws the middle of a picture file as a square, small enough to send. What else was in the file, such as where a photo
 * was taken, stays behind.
 * @throws {CodedError} PICTURE_UNSUPPORTED for a file that the browser can't read as a picture
 */
export async function drawSquare(file: Blob, canvas: HTMLCanvasElement): Promise<void> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch (cause) {
    throw new CodedError('PICTURE_UNSUPPORTED', {}, { cause });
  }
  const edge = Math.min(bitmap.width, bitmap.height);
  canvas.width = EDGE_PX;
  canvas.height = EDGE_PX;
  const context = canvas.getContext('2d');
  if (context === null) throw new CodedError('PICTURE_UNSUPPORTED');
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    bitmap,
    (bitmap.width - edge) / 2,
    (bitmap.height - edge) / 2,
    edge,
    edge,
    0,
    0,
    EDGE_PX,
    EDGE_PX,
  );
  bitmap.close();
}

/** What `drawSquare` drew, as JPEG. */
export function squareAsJpeg(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob === null) reject(new CodedError('PICTURE_UNSUPPORTED'));
        else resolve(blob);
      },
      'image/jpeg',
      QUALITY,
    );
  });
}
