export { conditionalAccessMigration } from './migrations/0503-conditional-access.ts';
export { accessPoliciesOfGroup } from './access-policies.ts';
export { ConditionalGate } from './conditional-gate.ts';
export type { ConditionalPorts } from './conditional-ports.ts';
export { registerConditionalAccess } from './register-conditional-access.ts';
export { conditionalFactsOf, type ConditionalRow, selectConditionalFacts } from './read-conditional-facts.ts';
export { SessionConditions } from './session-conditions.ts';
export { conditionalTimeSweeper } from './time-sweeper.ts';
