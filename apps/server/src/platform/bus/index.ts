export { InProcessBus } from './in-process-bus.ts';
export { signInTopic, tenantTopic } from './topics.ts';
