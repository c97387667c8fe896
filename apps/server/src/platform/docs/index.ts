export { contractRoutes } from './open-api-document.ts';
export { serveDocs } from './serve-docs.ts';
