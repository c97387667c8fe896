#!/usr/bin/env node
import { readWords } from './command-line/read-words.ts';
import { runWords } from './command-line/run-words.ts';
import { USAGE } from './command-line/usage.ts';
import { endWith, StartFault } from './platform/start-fault.ts';

const EXIT_NOT_WELL = 1;

const args = process.argv.slice(2);

async function run(): Promise<void> {
  const words = readWords(args, process.env);
  const { lines, data, isBad } =
    words === null ? { lines: [USAGE], data: USAGE, isBad: false } : await runWords(words);
  process.stdout.write(`${words?.json === true ? JSON.stringify(data) : lines.join('\n')}\n`);
  if (isBad) process.exitCode = EXIT_NOT_WELL;
}

try {
  await run();
} catch (error) {
  if (error instanceof StartFault && args.includes('--json')) {
    const { code, message, exitCode } = error;
    process.stderr.write(`${JSON.stringify({ error: { code, message } })}\n`);
    process.exitCode = exitCode;
  } else {
    endWith(error);
  }
}
