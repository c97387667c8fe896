export { openDataFolder, type DataFolder } from './open-data-folder.ts';
