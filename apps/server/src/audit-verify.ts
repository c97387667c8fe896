import { parseArgs } from 'node:util';
import { z } from 'zod';
import { migrations } from './compose.ts';
import { verifyAuditChains } from './platform/audit/index.ts';
import { openForReading } from './platform/data-folder/index.ts';
import { endWith, StartFault } from './platform/start-fault.ts';

const USAGE = `Usage: npm run audit:verify -- [--data FOLDER | --database ADDRESS] [--expect HASH …]

Verifies the hash chain of every organisation's audit log.
  --data FOLDER       data folder of the embedded database (ALONGSIDE_DATA; default: data); stop the server first
  --database ADDRESS  PostgreSQL database (ALONGSIDE_DATABASE); the server may run
  --expect HASH       a last hash that was printed earlier: it must still be in a chain

Exit code: 0 every chain is whole, 1 one isn't, else the log couldn't be read.`;

const EXIT_FAULT = 1;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function run(): Promise<void> {
  const { help, data, database: address, expect } = readWords();
  if (help) {
    say(USAGE);
    return;
  }
  await using opened = await openForReading({
    folder: data ?? process.env['ALONGSIDE_DATA'] ?? 'data',
    databaseAddress: address ?? (data === undefined ? process.env['ALONGSIDE_DATABASE'] : undefined) ?? null,
    migrations,
  });
  const report = await verifyAuditChains(opened.database, expect);
  for (const line of report.lines) say(line);
  if (!report.isWhole) process.exitCode = EXIT_FAULT;
}

const Words = z.object({
  help: z.boolean().default(false),
  data: z.string().optional(),
  database: z.string().optional(),
  expect: z.array(z.string().regex(/^[0-9a-f]{64}$/u)).default([]),
});

function readWords(): z.infer<typeof Words> {
  try {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean' },
        data: { type: 'string' },
        database: { type: 'string' },
        expect: { type: 'string', multiple: true },
      },
    });
    return Words.parse(values);
  } catch (error) {
    throw new StartFault('OPTION_INVALID', USAGE, { cause: error });
  }
}

try {
  await run();
} catch (error) {
  endWith(error);
}
