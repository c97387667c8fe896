export { openDataFolder, operatorSocketOf, type DataFolder } from './open-data-folder.ts';
export { writeWhole } from './write-whole.ts';
