export { serveHealth } from './serve-health.ts';
