import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from '../rig/index.ts';

export interface ServerWithClock extends AsyncDisposable {
  readonly server: ServerProcess;
  /** Puts the server's clock forward by that much. */
  forward(ms: number): Promise<void>;
}

/** The demo's server in a process whose clock can be put forward; everything else is as always. */
export async function startServerWithClock(): Promise<ServerWithClock> {
  await using resources = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'alongside-clock-'));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'shift-ms');
  await writeFile(file, '0');
  const server = resources.use(
    await ServerProcess.start({
      isDemo: true,
      env: {
        NODE_OPTIONS: `--import=${new URL('./shifted-clock.ts', import.meta.url).href}`,
        SHIFTED_CLOCK_FILE: file,
      },
    }),
  );
  const owned = resources.move();
  let shiftMs = 0;
  return {
    server,
    forward: async (ms) => {
      shiftMs += ms;
      await writeFile(file, String(shiftMs));
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
