export { RepeatedJob, type JobClock, type JobOptions, type JobTimer } from './repeated-job.ts';
