export { serveWebApps, type WebApp } from './serve-web-app.ts';
