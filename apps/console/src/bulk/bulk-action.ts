import type { ReactElement, ReactNode } from 'react';
import type { ChunkAnswer } from './run-in-chunks.ts';

/** Something that can be done to many rows at once. */
export interface BulkAction {
  readonly key: string;
  /** On its button. */
  readonly textKey: string;
  readonly icon: ReactElement;
  /** The question, with `count`. */
  readonly titleKey: string;
  /** What it will do, and whether that can be undone. */
  readonly explanationKey: string;
  readonly isDangerous?: boolean;
  /** What has to be said besides yes, such as which group. */
  readonly choice?: ReactNode;
  /** Whether the choice was made. Default: true. */
  readonly isReady?: boolean;
  /** Asks the server for one chunk of at most 1,000. */
  readonly send: (ids: readonly string[]) => Promise<ChunkAnswer>;
  /** What takes it back; left out: nothing does. */
  readonly undo?: (ids: readonly string[]) => Promise<ChunkAnswer>;
}

/** Where the rows of a selection come from. */
export interface BulkRows {
  /** Names of the rows that were fetched, for what failed. */
  readonly nameOf: (id: string) => string | null;
  /** One page of ids of everything that matches. */
  readonly page: (
    after: string | null,
  ) => Promise<{ readonly ids: readonly string[]; readonly next: string | null }>;
}
