import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const PROGRAM = path.join(import.meta.dirname, 'test-end-on-fault-program.ts');

test.for([
  ['timer', 'Error: nobody caught it\nstopped\n'],
  ['promise', 'Error: nobody caught it\nstopped\n'],
  ['hang', 'Error: nobody caught it\nstopped\nexit\n'],
])(
  'AGL5 a fault in a %s that nobody caught is reported, and the agent ends in order',
  async ([kind, told]) => {
    const ended = promisify(execFile)(process.execPath, [PROGRAM, kind ?? ''], { timeout: 60_000 });
    await expect(ended).rejects.toMatchObject({ code: 1, stdout: told });
  },
);
