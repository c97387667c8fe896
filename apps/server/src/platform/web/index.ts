export { serveWebApps } from './serve-web-app.ts';
