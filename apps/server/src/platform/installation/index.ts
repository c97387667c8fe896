export { installationMigration } from './migrations/0307-installation.ts';
export { requireSameKeys } from './require-same-keys.ts';
