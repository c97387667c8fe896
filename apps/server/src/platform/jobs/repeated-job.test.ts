import { FakeClock } from '@alongside/testkit';
import { describe, expect, it } from 'vitest';
import { RepeatedJob } from './repeated-job.ts';

describe('RepeatedJob', () => {
  it('RET4 never overlaps, logs a failed run and goes on, and stops when its run is over', async () => {
    const clock = new FakeClock();
    const faults: unknown[] = [];
    const runs: PromiseWithResolvers<undefined>[] = [];
    const job = new RepeatedJob({
      name: 'work',
      everyMs: 1_000,
      clock,
      handleFault: (fault, name) => faults.push([fault, name]),
      run: () => {
        const run = Promise.withResolvers<undefined>();
        runs.push(run);
        return run.promise;
      },
    });
    await clock.advance(999);
    expect(runs).toHaveLength(0);
    await clock.advance(5_000);
    expect(runs).toHaveLength(1);
    runs[0]?.reject(new Error('down'));
    await clock.advance(1_000);
    expect(runs).toHaveLength(2);
    expect(faults).toEqual([[new Error('down'), 'work']]);

    let isStopped = false;
    const stopped = job.stop().then(() => {
      isStopped = true;
    });
    await clock.advance(1_000);
    expect(isStopped).toBe(false);
    runs[1]?.resolve(undefined);
    await stopped;
    expect(clock.timerCount).toBe(0);
  });

  it('RET5 a job that is woken runs at once, or once more when the run that is on is over', async () => {
    const clock = new FakeClock();
    const runs: PromiseWithResolvers<undefined>[] = [];
    const job = new RepeatedJob({
      name: 'work',
      everyMs: 1_000,
      clock,
      handleFault: () => undefined,
      run: () => {
        const run = Promise.withResolvers<undefined>();
        runs.push(run);
        return run.promise;
      },
    });
    job.wake();
    expect(runs).toHaveLength(1);
    job.wake();
    job.wake();
    await clock.advance(0);
    expect(runs).toHaveLength(1);
    runs[0]?.resolve(undefined);
    await clock.advance(0);
    expect(runs).toHaveLength(2);
    runs[1]?.resolve(undefined);
    await clock.advance(999);
    expect(runs).toHaveLength(2);
    await clock.advance(1);
    expect(runs).toHaveLength(3);
    runs[2]?.resolve(undefined);
    await job.stop();
    job.wake();
    await clock.advance(5_000);
    expect(runs).toHaveLength(3);
    expect(clock.timerCount).toBe(0);
  });
});
