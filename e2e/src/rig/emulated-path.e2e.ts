import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { EmulatedPath } from './emulated-path.ts';
import { NetworkRig } from './network-rig.ts';
import { pathNature } from './path-queue.ts';

const run = promisify(execFile);
const obstacle = await NetworkRig.obstacle();

describe.skipIf(obstacle !== undefined)(
  `an emulated path${obstacle === undefined ? '' : `: skipped, ${obstacle}`}`,
  () => {
    test('RIG13 what the devices send one another takes the emulated time, and what is lost is counted', async () => {
      await using rig = await NetworkRig.create();
      const delayed = pathNature(2_000_000, { delayMs: 40 });
      await using path = await EmulatedPath.start(rig, { toHelper: delayed, toSharer: delayed });
      const ping = async (count: number) => {
        const program = ['ping', '-q', '-i', '0.01', '-c', String(count), '-W', '5', rig.helper.address];
        const [command = '', ...prefix] = rig.sharer.commandPrefix;
        const { stdout } = await run(command, [...prefix, ...program]);
        return { leastMs: Number(/= ([\d.]+)\//.exec(stdout)?.[1]), text: stdout };
      };
      expect((await ping(5)).leastMs).toBeGreaterThanOrEqual(80);
      const [before] = await path.counted();
      expect(before.lost).toBe(0);
      const lossy = pathNature(null, { lossShare: 0.2 });
      await path.change({ toHelper: lossy, toSharer: pathNature(null) });
      await ping(200);
      const [after] = await path.counted();
      expect(after.lost).toBeGreaterThan(20);
      expect(after.lost).toBeLessThan(60);
    });
  },
);
