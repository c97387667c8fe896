import { useRef, useState } from 'react';
import type { ChosenRows } from '../list/list-selection.ts';
import type { BulkAction, BulkRows } from './bulk-action.ts';
import { type BulkOutcome, type ChunkAnswer, runInChunks } from './run-in-chunks.ts';

/** Where it is at. */
export type BulkPhase =
  | { readonly kind: 'asking' }
  | { readonly kind: 'collecting'; readonly found: number }
  | { readonly kind: 'running'; readonly through: number; readonly of: number; readonly isUndo: boolean }
  | { readonly kind: 'over'; readonly outcome: BulkOutcome; readonly isUndo: boolean }
  | { readonly kind: 'failed'; readonly error: unknown };

interface BulkRunOptions {
  readonly chosen: ChosenRows;
  readonly rows: BulkRows;
  readonly onSettled: () => void;
}

/** Collects which rows are meant, does it chunk by chunk, and takes it back when asked to. */
export function useBulkRun({ chosen, rows, onSettled }: BulkRunOptions) {
  const [phase, setPhase] = useState<BulkPhase>({ kind: 'asking' });
  const stopper = useRef<AbortController>(null);

  const run = async (
    ids: readonly string[],
    send: (ids: readonly string[]) => Promise<ChunkAnswer>,
    isUndo: boolean,
  ) => {
    const stop = (stopper.current = new AbortController());
    setPhase({ kind: 'running', through: 0, of: ids.length, isUndo });
    const outcome = await runInChunks(ids, {
      send,
      onProgress: (through) => setPhase({ kind: 'running', through, of: ids.length, isUndo }),
      signal: stop.signal,
    });
    setPhase({ kind: 'over', outcome, isUndo });
    onSettled();
  };

  const start = async (action: BulkAction) => {
    const stop = (stopper.current = new AbortController());
    try {
      const ids = await idsOf(chosen, rows, {
        onFound: (found) => setPhase({ kind: 'collecting', found }),
        signal: stop.signal,
      });
      if (stop.signal.aborted) setPhase({ kind: 'asking' });
      else await run(ids, action.send, false);
    } catch (error) {
      setPhase({ kind: 'failed', error });
    }
  };

  return {
    phase,
    start: (action: BulkAction) => void start(action),
    undo: (action: BulkAction, ids: readonly string[]) => {
      if (action.undo !== undefined) void run(ids, action.undo, true);
    },
    /** After the chunk that is on its way. */
    stop: () => stopper.current?.abort(),
    reset: () => setPhase({ kind: 'asking' }),
  };
}

interface CollectOptions {
  readonly onFound: (found: number) => void;
  readonly signal: AbortSignal;
}

/** The ids of everything that is chosen: of *all that match* they are asked for page by page. */
async function idsOf(
  chosen: ChosenRows,
  rows: BulkRows,
  { onFound, signal }: CollectOptions,
): Promise<readonly string[]> {
  if (chosen.kind === 'some') return [...chosen.keys];
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page = await rows.page(after);
    ids.push(...page.ids.filter((id) => !chosen.except.has(id)));
    onFound(ids.length);
    after = page.next;
  } while (after !== null && !signal.aborted);
  return ids;
}
