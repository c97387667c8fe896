import { CodedError, type ErrorCode } from '@alongside/protocol';

/** What the server answers to one chunk. */
export interface ChunkAnswer {
  /** Ids of those that weren't so before. */
  readonly changed: readonly string[];
  readonly failed: readonly { readonly id: string; readonly code: string }[];
}

export interface BulkOutcome {
  /** For how many it was done, also those that needed no change. */
  readonly done: number;
  /** Ids of those that it changed: what there is to take back. */
  readonly changed: readonly string[];
  readonly failed: readonly { readonly id: string; readonly code: string }[];
  /** Ids that weren't reached: somebody stopped it, or the server wasn't there. */
  readonly notTried: readonly string[];
  /** Why it broke off; null: it didn't, or somebody stopped it. */
  readonly fault: unknown;
}

interface ChunksOptions {
  readonly send: (ids: readonly string[]) => Promise<ChunkAnswer>;
  /** How many ids are through, after each chunk. */
  readonly onProgress: (through: number) => void;
  /** Ends it after the chunk that is on its way. */
  readonly signal: AbortSignal;
}

/** The server takes at most 1,000 at once; fewer at a time show progress sooner. */
const CHUNK = 200;

/** Does the same to many, chunk by chunk; never rejects: what wasn't done is in the outcome. */
export async function runInChunks(ids: readonly string[], options: ChunksOptions): Promise<BulkOutcome> {
  let done = 0;
  const changed: string[] = [];
  const failed: { id: string; code: string }[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) {
    if (options.signal.aborted) return { done, changed, failed, notTried: ids.slice(from), fault: null };
    const chunk = ids.slice(from, from + CHUNK);
    try {
      const answer = await options.send(chunk);
      done += chunk.length - answer.failed.length;
      changed.push(...answer.changed);
      failed.push(...answer.failed);
    } catch (fault) {
      return { done, changed, failed, notTried: ids.slice(from), fault };
    }
    options.onProgress(Math.min(from + CHUNK, ids.length));
  }
  return { done, changed, failed, notTried: [], fault: null };
}

/** A code of an answer as an error, whose text is in the catalogues. */
export const errorOf = (code: string): CodedError => new CodedError(code as ErrorCode);
