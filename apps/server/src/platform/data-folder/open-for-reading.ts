import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  type Database,
  type Migration,
  openEmbeddedDatabase,
  openPostgresDatabase,
} from '../database/index.ts';
import { StartFault } from '../start-fault.ts';
import { openDataFolder } from './open-data-folder.ts';

interface ReadingOptions {
  readonly folder: string;
  /** null: the embedded database in the folder. */
  readonly databaseAddress: string | null;
  readonly migrations: readonly Migration[];
}

interface OpenedDatabase extends AsyncDisposable {
  readonly database: Database;
}

/** Opens a server's database for a command of the terminal. Makes no folder. @throws StartFault */
export async function openForReading(options: ReadingOptions): Promise<OpenedDatabase> {
  await using opened = new AsyncDisposableStack();
  const database = await open(options, opened);
  opened.defer(() => database.close());
  const everything = opened.move();
  return { database, [Symbol.asyncDispose]: () => everything.disposeAsync() };
}

async function open(
  { folder, databaseAddress, migrations }: ReadingOptions,
  opened: AsyncDisposableStack,
): Promise<Database> {
  if (databaseAddress !== null) {
    return openPostgresDatabase({ address: databaseAddress, migrations, onIdleFault: () => undefined });
  }
  if (!existsSync(path.join(folder, 'format.json'))) {
    throw new StartFault(
      'DATA_FOLDER_UNUSABLE',
      `${path.resolve(folder)} is no data folder of Alongside. Name it with --data.`,
    );
  }
  const held = await openDataFolder(folder);
  opened.defer(() => held.release());
  return openEmbeddedDatabase(held.database, migrations);
}
