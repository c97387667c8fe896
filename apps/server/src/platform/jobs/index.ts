export { RepeatedJob, type JobClock, type JobOptions } from './repeated-job.ts';
