export { helpText } from './options.ts';
export { readConfig, type Config } from './read-config.ts';
