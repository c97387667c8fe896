export { nodeLeasesMigration } from './migrations/0305-node-leases.ts';
