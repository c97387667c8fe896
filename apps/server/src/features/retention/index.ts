export {
  deleteOldData,
  type DeletedOfTenant,
  type Expiring,
  type RetentionPorts,
} from './delete-old-data.ts';
export { retentionJob } from './retention-job.ts';
