export { deleteOldData, type DeletedOfTenant, type RetentionPorts } from './delete-old-data.ts';
export { retentionJob } from './retention-job.ts';
