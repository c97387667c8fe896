import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeWhole } from '../data-folder/index.ts';

const NodeId = z.uuid();

/** Keeps a node's id beside its other files, for the process that comes after it. */
export class NodeIdFile {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** null: there was no process before, or nothing readable of it. */
  async read(): Promise<string | null> {
    const text = await readFile(this.#file, 'utf8').catch((fault: unknown) => {
      if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return '';
      throw fault;
    });
    return NodeId.safeParse(text.trim()).data ?? null;
  }

  write(id: string): Promise<void> {
    return writeWhole(this.#file, id);
  }
}
