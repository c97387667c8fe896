export { checkBackupFile, writeBackupFile } from './backup-file.ts';
export type { CheckedBackup } from './backup-check.ts';
export type { KeyFileName } from './backup-line.ts';
export { type Credentials, restoreBackup } from './restore-backup.ts';
