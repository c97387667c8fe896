export { rolesMigration } from './migrations/0402-roles.ts';
