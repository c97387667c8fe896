import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { makeSmallAlongside } from '../small-alongside.ts';
import { type TemporaryRepository } from '../temporary-repository.ts';

/** Says how it was started, counts the signals it gets, and leaves half a second after the first. */
const server = `
  const signals: string[] = [];
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (signals.push(name) === 1) setTimeout(() => { console.log('heard', signals.join()); process.exit(7); }, 300);
    });
  }
  console.log('ready', Number.parseInt(process.versions.node) >= 24, process.argv.slice(2).join(' '));
  setInterval(() => {}, 1000);
`;

const makeSmallAlongsideWithServer = (): TemporaryRepository =>
  makeSmallAlongside({ 'apps/server/src/main.ts': server });

interface Start {
  readonly program: ChildProcess;
  readonly said: () => string;
}

function start(root: string, args: readonly string[]): Start {
  const program = spawn(process.execPath, [path.join(root, 'tools', 'start.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  return { program, said: () => said };
}

async function waitForLine({ program, said }: Start, line: RegExp): Promise<void> {
  while (!line.test(said())) {
    if (program.stdout === null || program.exitCode !== null) throw new Error(`It ended before: ${said()}`);
    await once(program.stdout, 'data');
  }
}

test('TST5 start passes on arguments, signals and the exit code, and builds nothing twice', async () => {
  using repository = makeSmallAlongsideWithServer();
  const first = start(repository.root, ['--port', '1234']);
  await waitForLine(first, /^ready true --port 1234$/m);
  expect(first.said()).toContain('Building the pages (agent-window, console, share) …');
  expect(existsSync(path.join(repository.root, 'apps/share/dist/index.html'))).toBe(true);
  // From a terminal the same press of Ctrl-C arrives twice: from the terminal and from npm.
  first.program.kill('SIGINT');
  first.program.kill('SIGINT');
  await once(first.program, 'close');
  expect(first.said()).toContain('heard SIGINT\n');
  expect(first.program.exitCode).toBe(7);

  const second = start(repository.root, []);
  await waitForLine(second, /^ready true/m);
  second.program.kill('SIGTERM');
  await once(second.program, 'close');
  expect(second.said()).toBe('ready true \nheard SIGTERM\n');
});

test('TST4 start does not serve pages that could not be built', async () => {
  using repository = makeSmallAlongsideWithServer();
  repository.write({ 'apps/share/src/main.ts': "import './missing.ts';" });
  const attempt = start(repository.root, []);
  await once(attempt.program, 'close');
  expect(attempt.program.exitCode).toBe(1);
  expect(attempt.said()).toContain('The pages of apps/share could not be built:');
  expect(attempt.said()).not.toContain('ready');
});
