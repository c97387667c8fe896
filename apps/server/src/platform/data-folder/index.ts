export { openDataFolder, operatorSocketOf, type DataFolder } from './open-data-folder.ts';
