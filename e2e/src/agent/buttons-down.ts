import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * How many buttons a program holds down on a desktop, by XTest.
 * @param display as in DISPLAY
 */
export async function buttonsDown(display: string): Promise<number> {
  const { stdout } = await run('xinput', ['query-state', 'Virtual core XTEST pointer'], {
    env: { ...process.env, DISPLAY: display },
  });
  return [...stdout.matchAll(/button\[\d+\]=down/g)].length;
}
