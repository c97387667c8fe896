export { InProcessBus } from './in-process-bus.ts';
export { PostgresBus } from './postgres-bus.ts';
export { signInTopic, tenantTopic } from './topics.ts';
