export { furnishDemo } from './furnish-demo.ts';
