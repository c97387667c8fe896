export { nodeLeasesMigration } from './migrations/0305-node-leases.ts';
export { NodeIdFile } from './node-id-file.ts';
export { NODE_BEAT_MS, NODE_SILENCE_MS, NodeLease } from './node-lease.ts';
