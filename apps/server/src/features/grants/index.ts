export { GrantKeys } from './grant-keys.ts';
export { GrantProofs } from './grant-proofs.ts';
export { grantKeysMigration } from './migrations/0302-grant-keys.ts';
