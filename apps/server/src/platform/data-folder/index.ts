export { openDataFolder, operatorSocketOf, type DataFolder } from './open-data-folder.ts';
export { openForReading } from './open-for-reading.ts';
