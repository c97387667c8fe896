import { RepeatedJob, type JobClock, type JobOptions } from '../../platform/jobs/index.ts';
import { deleteOldData, type RetentionPorts } from './delete-old-data.ts';

/** Data is deleted on time: at most this long after its time is over. */
const RETENTION_EVERY_MS = 60_000;

interface RetentionJobOptions {
  readonly ports: RetentionPorts;
  readonly clock: JobClock;
  readonly handleFault: JobOptions['handleFault'];
}

export const retentionJob = ({ ports, clock, handleFault }: RetentionJobOptions): RepeatedJob =>
  new RepeatedJob({
    name: 'delete old data',
    everyMs: RETENTION_EVERY_MS,
    run: () => deleteOldData(ports),
    clock,
    handleFault,
  });
