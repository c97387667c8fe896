import type { FastifyInstance, RouteOptions } from 'fastify';
import type { GuardedRoute } from './http-edge.ts';

/** What answers without a contract of `protocol`. Whatever else does so keeps the server from starting. */
const OUTSIDE_THE_CONTRACTS: ReadonlySet<string> = new Set([
  '/healthz',
  '/readyz',
  '/',
  '/*',
  '/console',
  '/console/*',
  '/oidc/*',
  '/api/v1/live',
  '/api/docs',
  '/api/docs/',
  '/api/docs/openapi.json',
  '/api/docs/json',
  '/api/docs/yaml',
  '/api/docs/static/*',
  '/api/docs/static/index.html',
  '/api/docs/static/swagger-initializer.js',
  '/scim/v2/Users',
  '/scim/v2/Users/:id',
  '/scim/v2/Groups',
  '/scim/v2/Groups/:id',
  '/scim/v2/ServiceProviderConfig',
  '/scim/v2/ResourceTypes',
  '/scim/v2/ResourceTypes/:id',
  '/scim/v2/Schemas',
  '/scim/v2/Schemas/:id',
]);

/**
 * Refuses, at start, every route that neither serves a contract nor is on the short list of those that have none.
 * @returns all routes, as they are added
 */
export function guardRoutes(app: FastifyInstance): readonly GuardedRoute[] {
  const routes: GuardedRoute[] = [];
  app.addHook('onRoute', (route: RouteOptions) => {
    const declared = route.config?.route;
    const contract = declared !== undefined && 'name' in declared ? declared.name : null;
    if (contract === null && !OUTSIDE_THE_CONTRACTS.has(route.url)) {
      throw new Error(
        `Route ${String(route.method)} ${route.url} has no contract, so nobody knows who may call it`,
      );
    }
    for (const method of [route.method].flat()) routes.push({ method, url: route.url, contract });
  });
  return routes;
}
