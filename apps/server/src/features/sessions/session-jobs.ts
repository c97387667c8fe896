import { loseOrphans, passTimeEverywhere, type SessionPorts } from '@alongside/domain';
import { RepeatedJob, type JobClock, type JobOptions } from '../../platform/jobs/index.ts';

const SWEEP_EVERY_MS = 1_000;
/** A sweep that found this many goes on at once. */
const SWEEP_BATCH = 200;

interface SessionJobOptions {
  readonly ports: SessionPorts;
  readonly clock: JobClock;
  readonly handleFault: JobOptions['handleFault'];
}

/** Every second: does to sessions what time does to them. */
export const dueSweeper = ({ ports, clock, handleFault }: SessionJobOptions): RepeatedJob =>
  new RepeatedJob({
    name: 'sweep due sessions',
    everyMs: SWEEP_EVERY_MS,
    run: () => sweepDue(ports, (fault) => handleFault(fault, 'sweep one due session')),
    clock,
    handleFault,
  });

/**
 * Passes time for every session that is due.
 * @param handleFault is told of a session that couldn't be changed; the others are
 * @returns how many changed
 */
export async function sweepDue(ports: SessionPorts, handleFault: (fault: unknown) => void): Promise<number> {
  let changed = 0;
  let found: number;
  do {
    found = (await passTimeEverywhere(ports, SWEEP_BATCH, (_key, fault) => handleFault(fault))).length;
    changed += found;
  } while (found === SWEEP_BATCH);
  return changed;
}

/** A node that dies is known to be gone after `NODE_SILENCE_MS`; its sides are lost this much later at most. */
const FIND_ORPHANS_EVERY_MS = 5_000;

/** Finds sides whose node died. */
export const orphanFinder = ({ ports, clock, handleFault }: SessionJobOptions): RepeatedJob =>
  new RepeatedJob({
    name: 'lose sides of dead nodes',
    everyMs: FIND_ORPHANS_EVERY_MS,
    run: () => recoverPresence(ports, (fault) => handleFault(fault, 'lose one side of a dead node')),
    clock,
    handleFault,
  });

/**
 * Loses the sides that were `here` on sockets of a process that is gone. Also before the first socket is accepted.
 * @param handleFault is told of a session that couldn't be changed; the others are
 */
export const recoverPresence = (
  ports: SessionPorts,
  handleFault: (fault: unknown) => void,
): Promise<unknown> => loseOrphans(ports, (_key, fault) => handleFault(fault));
