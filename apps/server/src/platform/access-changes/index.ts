export { claimAccessChanges, type ClaimedChange, forgetAccessChanges } from './claim-access-changes.ts';
export { accessChangesMigration } from './migrations/0403-access-changes.ts';
export { accessChangesTopic, noteAccessChange } from './note-access-change.ts';
