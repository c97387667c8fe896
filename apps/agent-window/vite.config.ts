import { defineConfig } from 'vite';
import { webApp } from '../../packages/ui/web-app.config.ts';

export default defineConfig(webApp({ base: '/', port: 5175 }));
