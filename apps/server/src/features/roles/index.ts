export { assignmentsOfGroup } from './assignment-rows.ts';
export { DatabaseAccessReader } from './database-access-reader.ts';
export { rolesMigration } from './migrations/0402-roles.ts';
export { registerRoles } from './register-roles.ts';
export { accessSweeper, sweepAccessChanges } from './sweep-access-changes.ts';
