export { registerViews } from './register-views.ts';
export { viewsMigration } from './migrations/0801-views.ts';
