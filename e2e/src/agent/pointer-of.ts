import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Where the pointer of a desktop is: `x,y` in pixels.
 *
 * @param display as in DISPLAY
 */
export async function pointerOf(display: string): Promise<string> {
  const { stdout } = await run('xdotool', ['getmouselocation'], {
    env: { ...process.env, DISPLAY: display },
  });
  return /^x:(\d+) y:(\d+)/.exec(stdout)?.slice(1).join() ?? '';
}
