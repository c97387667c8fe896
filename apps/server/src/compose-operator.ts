import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Kysely } from 'kysely';
import manifest from '../package.json' with { type: 'json' };
import { migrations } from './compose.ts';
import {
  makeOperatorPorts,
  OperatorAnswer,
  type OperatorCommand,
  type OperatorPorts,
  runOperatorCommand,
} from './features/operator/index.ts';
import { InProcessBus, PostgresBus } from './platform/bus/index.ts';
import { SystemClock } from './platform/clock/index.ts';
import { openDataFolder, operatorSocketOf } from './platform/data-folder/index.ts';
import {
  connectEmbedded,
  connectPostgres,
  doneMigrations,
  KyselyDatabase,
  type PlatformTables,
} from './platform/database/index.ts';
import { createLog } from './platform/log/index.ts';
import { askOperator } from './platform/operator-socket/index.ts';
import { StartFault } from './platform/start-fault.ts';

export type { OperatorCommand };

/** Which database is meant, and what else of the server's surroundings a command needs. */
export interface OperatorTarget {
  readonly dataFolder: string;
  /** null: the embedded database in the data folder. */
  readonly databaseAddress: string | null;
  /** Where people reach the server. */
  readonly origin: string;
}

/** A database that a command has open by itself, its structure as it was found. */
export interface OpenedTarget extends AsyncDisposable {
  readonly raw: Kysely<unknown>;
  readonly ports: OperatorPorts;
}

/** Asks the server that has the embedded database open, else does it here. @throws StartFault */
export async function runOperator(target: OperatorTarget, command: OperatorCommand): Promise<OperatorAnswer> {
  if (target.databaseAddress === null) {
    const asked = await askOperator(operatorSocketOf(target.dataFolder), command);
    if (asked !== null) return OperatorAnswer.parse(asked.answer);
    requireDataFolder(target.dataFolder);
  }
  await using opened = await openTarget(target);
  return await runOperatorCommand(opened.ports, command);
}

/** Opens the database for a command; makes the data folder of an embedded one if there is none. @throws StartFault */
export async function openTarget(target: OperatorTarget): Promise<OpenedTarget> {
  await using opened = new AsyncDisposableStack();
  const log = createLog('silent');
  const { databaseAddress: address } = target;
  let raw: Kysely<unknown>;
  let bus: OperatorPorts['bus'];
  if (address === null) {
    const folder = await openDataFolder(target.dataFolder);
    opened.defer(() => folder.release());
    raw = await connectEmbedded(folder.database);
    bus = new InProcessBus(log);
  } else {
    raw = await connectPostgres({ address, onIdleFault: () => undefined });
    // The nodes that run hear of what was changed.
    const nodes = await PostgresBus.open({ address, log });
    opened.defer(() => nodes.close());
    bus = nodes;
  }
  opened.defer(() => raw.destroy());
  const done = await doneMigrations(raw);
  const ports = makeOperatorPorts({
    bus,
    database: databaseOn(raw),
    clock: new SystemClock(),
    version: manifest.version,
    origin: target.origin,
    engine: address === null ? 'embedded' : 'postgresql',
    dataFolder: target.dataFolder,
    known: migrations.map(({ name }) => name),
    done,
  });
  const everything = opened.move();
  return { raw, ports, [Symbol.asyncDispose]: () => everything.disposeAsync() };
}

const databaseOn = (raw: Kysely<unknown>): KyselyDatabase =>
  new KyselyDatabase(raw.$extendTables<PlatformTables>(), () => Promise.resolve());

function requireDataFolder(folder: string): void {
  if (existsSync(path.join(folder, 'format.json'))) return;
  throw new StartFault(
    'DATA_FOLDER_UNUSABLE',
    `${path.resolve(folder)} is no data folder of Alongside. Name it with --data, or a PostgreSQL database with --database.`,
  );
}
