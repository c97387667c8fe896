export { deliverStreams, type DeliveryPorts } from './deliver-streams.ts';
export { streamsMigration } from './migrations/0701-streams.ts';
export { registerStreams } from './register-streams.ts';
export { senderOf } from './stream-senders.ts';
