export { contractRoutes, openApiDocument } from './open-api-document.ts';
export { serveDocs } from './serve-docs.ts';
