import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { StartFault } from '../start-fault.ts';
import { BackupCheck, type BackupPart, type CheckedBackup } from './backup-check.ts';
import { type BackupContent, writeBackup } from './write-backup.ts';

const OWNER_ONLY = 0o600;

export interface WrittenBackup extends CheckedBackup {
  readonly file: string;
  readonly sizeBytes: number;
}

/**
 * Writes a backup to a new file that its owner alone reads, reads it again, and only then gives it its name.
 * @throws StartFault BACKUP_UNWRITABLE
 */
export async function writeBackupFile(content: BackupContent, target: string): Promise<WrittenBackup> {
  const file = path.resolve(target);
  if (await stat(file).catch(() => null)) throw unwritable(file, 'there is a file of this name already');
  const draft = `${file}.part`;
  try {
    await writeCompressed(content, draft);
    const checked = await checkBackupFile(draft);
    await rename(draft, file);
    return { ...checked, file, sizeBytes: (await stat(file)).size };
  } catch (error) {
    if (!isExists(error)) await rm(draft, { force: true });
    throw isOfSystem(error) ? unwritable(file, error.message, error) : error;
  }
}

async function writeCompressed(content: BackupContent, draft: string): Promise<void> {
  const gzip = createGzip();
  const stored = pipeline(gzip, createWriteStream(draft, { flags: 'wx', mode: OWNER_ONLY, flush: true }));
  const write = async (): Promise<void> => {
    try {
      await writeBackup(content, async (line) => {
        if (!gzip.write(line)) await Promise.race([once(gzip, 'drain'), stored]);
      });
      gzip.end();
    } catch (fault) {
      gzip.destroy(fault instanceof Error ? fault : undefined);
      throw fault;
    }
  };
  const [ofFile, ofDatabase] = await Promise.allSettled([stored, write()]);
  // What the disk says is why the rest failed.
  if (ofFile.status === 'rejected') throw ofFile.reason;
  if (ofDatabase.status === 'rejected') throw ofDatabase.reason;
}

/**
 * Reads a backup from its beginning, part by part, each held against the sums as far as they go.
 * @returns what it says, once all of it was whole
 * @throws StartFault BACKUP_UNREADABLE, BACKUP_DAMAGED, DATA_NEWER
 */
export async function* readBackupFile(file: string): AsyncGenerator<BackupPart, CheckedBackup> {
  const source = createReadStream(file);
  const gunzip = source.pipe(createGunzip());
  source.on('error', (fault) => gunzip.destroy(fault));
  const check = new BackupCheck();
  try {
    for await (const line of linesOf(gunzip.setEncoding('utf8'))) yield check.take(line);
  } catch (error) {
    throw readFault(file, error);
  } finally {
    source.destroy();
  }
  return check.finish();
}

/** Lines end at a line break and nowhere else: Node's own reader takes other separators, which texts hold, for ends too. */
async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const text of texts) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Reads all of a backup and holds it against its sums and audit chains. @throws as `readBackupFile` */
export async function checkBackupFile(file: string): Promise<CheckedBackup> {
  const parts = readBackupFile(file);
  for (;;) {
    const { done, value } = await parts.next();
    if (done === true) return value;
  }
}

function readFault(file: string, error: unknown): unknown {
  if (error instanceof StartFault) return error;
  if (isOfSystem(error) && error.syscall !== undefined) {
    return new StartFault('BACKUP_UNREADABLE', `${file} can't be read: ${error.message}`, { cause: error });
  }
  return new StartFault('BACKUP_DAMAGED', `${file} is no backup, or a damaged one. Take another one.`, {
    cause: error,
  });
}

const isOfSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'syscall' in error;
const isExists = (error: unknown): boolean => isOfSystem(error) && error.code === 'EEXIST';

const unwritable = (file: string, why: string, cause?: unknown): StartFault =>
  new StartFault('BACKUP_UNWRITABLE', `${file} can't be written: ${why}. Choose another name or folder.`, {
    cause,
  });
