export { NeverHappened } from './until.ts';
