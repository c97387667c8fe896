export { GrantKeys } from './grant-keys.ts';
export { GrantProofs, type Viewer } from './grant-proofs.ts';
export { grantKeysMigration } from './migrations/0302-grant-keys.ts';
