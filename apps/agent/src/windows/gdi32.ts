import koffi, { type KoffiFunc } from 'koffi';
import type { Handle } from './user32.ts';

/** BITMAPINFOHEADER; with a negative height the top row comes first. */
export interface BitmapInfo {
  biSize: number;
  biWidth: number;
  biHeight: number;
  biPlanes: number;
  biBitCount: number;
  biCompression: number;
  biSizeImage: number;
  biXPelsPerMeter: number;
  biYPelsPerMeter: number;
  biClrUsed: number;
  biClrImportant: number;
}

type BlockTransfer = (
  ...request: [
    target: Handle,
    targetX: number,
    targetY: number,
    width: number,
    height: number,
    source: Handle,
    sourceX: number,
    sourceY: number,
    operation: number,
  ]
) => boolean;

export interface Gdi32 {
  readonly CreateDCW: (driver: string, device: null, output: null, mode: null) => Handle;
  readonly CreateCompatibleDC: (device: Handle) => Handle;
  readonly DeleteDC: (device: Handle) => boolean;
  /** Puts the address of its pixels into `pixels[0]`. */
  readonly CreateDIBSection: (
    ...request: [
      device: Handle,
      info: BitmapInfo,
      usage: number,
      pixels: [Handle],
      section: null,
      offset: number,
    ]
  ) => Handle;
  readonly SelectObject: (device: Handle, object: Handle) => Handle;
  readonly DeleteObject: (object: Handle) => boolean;
  /** `async` runs it beside the event loop. */
  readonly BitBlt: KoffiFunc<BlockTransfer>;
  readonly GdiFlush: () => boolean;
  /** @returns the number of rows */
  readonly GetDIBits: (
    ...request: [
      device: Handle,
      bitmap: Handle,
      first: number,
      rows: number,
      pixels: Buffer,
      info: BitmapInfo,
      usage: number,
    ]
  ) => number;
  readonly GetObjectW: (object: Handle, sizeBytes: number, answer: Buffer) => number;
}

export const DIB_RGB_COLORS = 0;
export const SRCCOPY = 0x00cc_0020;

/** Of `GetObjectW` for a bitmap: where its width and height are, 32 bits each. */
export const BITMAP = { sizeBytes: 32, width: 4, height: 8 } as const;

const BITMAP_INFO_BYTES = 40;

/** Blue, green, red, unused or alpha; the top row first. */
export const bitmapInfo = (widthPx: number, heightPx: number): BitmapInfo => ({
  biSize: BITMAP_INFO_BYTES,
  biWidth: widthPx,
  biHeight: -heightPx,
  biPlanes: 1,
  biBitCount: 32,
  biCompression: 0,
  biSizeImage: 0,
  biXPelsPerMeter: 0,
  biYPelsPerMeter: 0,
  biClrUsed: 0,
  biClrImportant: 0,
});

let loaded: Gdi32 | null = null;

function load(): Gdi32 {
  const library = koffi.load('gdi32.dll');
  koffi.struct('BITMAPINFOHEADER', {
    biSize: 'uint32',
    biWidth: 'int32',
    biHeight: 'int32',
    biPlanes: 'uint16',
    biBitCount: 'uint16',
    biCompression: 'uint32',
    biSizeImage: 'uint32',
    biXPelsPerMeter: 'int32',
    biYPelsPerMeter: 'int32',
    biClrUsed: 'uint32',
    biClrImportant: 'uint32',
  });
  const declared = {
    CreateDCW: library.func(
      'void * __stdcall CreateDCW(str16 driver, void *device, void *output, void *mode)',
    ),
    CreateCompatibleDC: library.func('void * __stdcall CreateCompatibleDC(void *device)'),
    DeleteDC: library.func('bool __stdcall DeleteDC(void *device)'),
    CreateDIBSection: library.func(
      'void * __stdcall CreateDIBSection(void *device, BITMAPINFOHEADER *info, uint32 usage, _Out_ void **pixels, void *section, uint32 offset)',
    ),
    SelectObject: library.func('void * __stdcall SelectObject(void *device, void *object)'),
    DeleteObject: library.func('bool __stdcall DeleteObject(void *object)'),
    BitBlt: library.func(
      'bool __stdcall BitBlt(void *target, int targetX, int targetY, int width, int height, void *source, int sourceX, int sourceY, uint32 operation)',
    ),
    GdiFlush: library.func('bool __stdcall GdiFlush()'),
    GetDIBits: library.func(
      'int __stdcall GetDIBits(void *device, void *bitmap, uint32 first, uint32 rows, void *pixels, _Inout_ BITMAPINFOHEADER *info, uint32 usage)',
    ),
    GetObjectW: library.func('int __stdcall GetObjectW(void *object, int sizeBytes, void *answer)'),
  };
  return declared;
}

/** The system's drawing. Only on Windows. */
export function gdi32(): Gdi32 {
  loaded ??= load();
  return loaded;
}
