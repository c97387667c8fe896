import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AgentError } from '../../agent-error.ts';

const PAGE_FILE = 'index.html';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

interface PageFile {
  readonly mediaType: string;
  readonly content: Buffer;
}

/** The built page of the window. All of it is in memory: nothing is ever looked for on the disk by a name that came in. */
export interface PageFiles {
  /** With `__CSP_NONCE__` where the nonce belongs. */
  readonly page: string;
  /** By path, beginning with a slash. */
  readonly files: ReadonlyMap<string, PageFile>;
}

/** @throws {AgentError} WINDOW_FAILED: it isn't there. */
export async function readPageFiles(folder: string): Promise<PageFiles> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile() && path.extname(entry.name) in mediaTypes)
      .map((entry) => path.join(entry.parentPath, entry.name));
    const files = await Promise.all(
      names.map(async (name): Promise<[string, PageFile]> => {
        const mediaType = mediaTypes[path.extname(name)] ?? 'application/octet-stream';
        const address = `/${path.relative(folder, name).replaceAll(path.sep, '/')}`;
        return [address, { mediaType, content: await readFile(name) }];
      }),
    );
    return { page: await readFile(path.join(folder, PAGE_FILE), 'utf8'), files: new Map(files) };
  } catch (cause) {
    throw new AgentError('WINDOW_FAILED', cause);
  }
}
