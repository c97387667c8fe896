import type { Readable } from 'node:stream';

/** What a handler of a `fileResponse` route answers. */
export interface FileAnswer {
  readonly contentType: string;
  /** Given to the browser to save it under; absent: shown in place. Base name, ASCII. */
  readonly fileName?: string;
  /** Default: `no-store`. */
  readonly cacheControl?: string;
  readonly content: string | Uint8Array | Readable;
}
