import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { openApiDocument } from './open-api-document.ts';

const PREFIX = '/api/docs';

/** The page's own files, and the styles that it puts into itself; no script but its own. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Serves the OpenAPI document, and a page that shows it. */
export async function serveDocs(app: FastifyInstance, version: string): Promise<void> {
  const document = openApiDocument(app.edge.origin, version);
  app.get(
    `${PREFIX}/openapi.json`,
    { config: { route: { because: 'the document is the same for everybody' } } },
    () => document,
  );
  await app.register(async (scope) => {
    scope.addHook('onRequest', (_request, reply, done) => {
      reply.header('content-security-policy', PAGE_POLICY);
      done();
    });
    await scope.register(swagger, {
      mode: 'static',
      // Written for 3.1; the plugin only hands it on, but its types want 3.0.
      specification: { document: document as never },
    });
    await scope.register(swaggerUi, {
      routePrefix: PREFIX,
      uiConfig: { deepLinking: true, supportedSubmitMethods: [] },
    });
  });
}
