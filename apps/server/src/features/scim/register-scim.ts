import { CodedError } from '@alongside/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { resourceTypes, schemas, serviceProviderConfig } from './discovery.ts';
import { asObject, type Json, select, selectionOf } from './scim-attributes.ts';
import { notFound, ScimError, scimErrorBody } from './scim-error.ts';
import { ScimGroups } from './scim-groups.ts';
import { listResponse } from './scim-list.ts';
import { baseOf, type Provisioner, SCIM_PREFIX, type ScimPorts } from './scim-ports.ts';
import { checkVersion, ScimUsers } from './scim-users.ts';

const MEDIA_TYPE = 'application/scim+json';
/** A group of a hundred thousand members, by their ids. */
const BODY_MAX_BYTES = 8_388_608;

const because =
  'SCIM 2.0 (RFC 7644) has addresses and forms of its own; tokens with the scope scim alone open it';
const config = { route: { because } } as const;

const Params = z.object({ id: z.string().max(200) });
const paramsOf = (request: FastifyRequest): string => Params.parse(request.params).id;
const queryOf = (request: FastifyRequest): Json => asObject(request.query) ?? {};

function bodyOf(request: FastifyRequest): Json {
  const body = asObject(request.body);
  if (body === null) throw new ScimError(400, 'invalidSyntax', 'The body is no JSON object.');
  return body;
}

/** SCIM 2.0: a directory such as Entra ID or Okta keeps a tenant's people and groups. */
export function registerScim(app: FastifyInstance, ports: ScimPorts): void {
  void app.register(
    (scope, _options, done) => {
      takeScimBodies(scope);
      scope.setErrorHandler((error, request, reply) => answerScimError(error, request, reply));
      scope.setNotFoundHandler((request, reply) => answerScimError(notFound(), request, reply));
      mountUsers(scope, ports);
      mountGroups(scope, ports);
      mountDiscovery(scope, ports);
      done();
    },
    { prefix: SCIM_PREFIX },
  );
}

function takeScimBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  const parseJson = scope.getDefaultJsonParser('error', 'error');
  scope.addContentTypeParser(
    [MEDIA_TYPE, 'application/json'],
    { parseAs: 'string' },
    (request, body, done) => {
      if (body === '') done(null, undefined);
      // The framework's parser answers through `done`; it is asynchronous in type alone.
      else void parseJson(request, body.toString(), done);
    },
  );
}

const MEDIA_TYPE_UNSUPPORTED = 415;
const CLIENT_FAULT_STATUS_LEAST = 400;
const SERVER_FAULT = 500;
const Foreign = z.object({ statusCode: z.number() }).catch({ statusCode: SERVER_FAULT });

function answerScimError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = error instanceof ScimError || error instanceof CodedError ? error : foreignError(error);
  if (known.status >= SERVER_FAULT) request.log.error({ err: error }, 'A request met a fault');
  const { retryAfterMs } = known instanceof CodedError ? known.details : {};
  if (typeof retryAfterMs === 'number') reply.header('retry-after', Math.ceil(retryAfterMs / 1_000));
  return reply
    .code(known.status)
    .type(MEDIA_TYPE)
    .send(JSON.stringify(scimErrorBody(known)));
}

function foreignError(error: unknown): ScimError | CodedError {
  const { statusCode } = Foreign.parse(error);
  if (statusCode === MEDIA_TYPE_UNSUPPORTED) return new CodedError('MEDIA_TYPE_UNSUPPORTED');
  if (statusCode < CLIENT_FAULT_STATUS_LEAST || statusCode >= SERVER_FAULT)
    return new CodedError('SERVER_FAULT');
  return new ScimError(
    statusCode,
    statusCode === 413 ? 'tooMany' : 'invalidSyntax',
    'The request can’t be read.',
  );
}

/** Answers a resource, or that the one that the client has is still right (RFC 7644, 3.14). */
function answer(request: FastifyRequest, reply: FastifyReply, resource: Json): FastifyReply {
  const meta = asObject(resource['meta']);
  if (typeof meta?.['version'] === 'string') {
    reply.header('etag', meta['version']);
    if (request.method === 'GET' && request.headers['if-none-match'] === meta['version']) {
      return reply.code(304).send();
    }
  }
  if (request.method === 'POST' && typeof meta?.['location'] === 'string')
    reply.header('location', meta['location']);
  return reply.type(MEDIA_TYPE).send(JSON.stringify(select(resource, selectionOf(queryOf(request)))));
}

const CREATED = 201;
const NO_CONTENT = 204;

type Handler = (by: Provisioner, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Serves one method of one address to whoever may provision. */
const mounting =
  (scope: FastifyInstance, ports: ScimPorts) =>
  (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, handler: Handler): void => {
    scope.route({
      method,
      url,
      config,
      bodyLimit: BODY_MAX_BYTES,
      // Before the body is read: nobody sends eight megabytes without a token.
      onRequest: async (request) => {
        provisioners.set(request, await ports.authenticate(request));
      },
      handler: async (request, reply) => {
        const by = provisioners.get(request);
        if (by === undefined) throw new CodedError('SIGN_IN_REQUIRED');
        return handler(by, request, reply);
      },
    });
  };

const provisioners = new WeakMap<FastifyRequest, Provisioner>();

const changeOf = (request: FastifyRequest) => ({
  body: bodyOf(request),
  check: checkVersion(request.headers['if-match']),
});

function mountUsers(scope: FastifyInstance, ports: ScimPorts): void {
  const users = new ScimUsers(ports);
  const mount = mounting(scope, ports);
  mount('GET', '/Users', async (by, request, reply) =>
    reply.type(MEDIA_TYPE).send(JSON.stringify(await users.list(by, queryOf(request)))),
  );
  mount('POST', '/Users', async (by, request, reply) =>
    answer(request, reply.code(CREATED), await users.create(by, bodyOf(request))),
  );
  mount('GET', '/Users/:id', async (by, request, reply) =>
    answer(request, reply, await users.read(by, paramsOf(request))),
  );
  mount('PUT', '/Users/:id', async (by, request, reply) =>
    answer(request, reply, await users.replace(by, paramsOf(request), changeOf(request))),
  );
  mount('PATCH', '/Users/:id', async (by, request, reply) =>
    answer(request, reply, await users.patch(by, paramsOf(request), changeOf(request))),
  );
  mount('DELETE', '/Users/:id', async (by, request, reply) => {
    await users.remove(by, paramsOf(request), checkVersion(request.headers['if-match']));
    return reply.code(NO_CONTENT).send();
  });
}

function mountGroups(scope: FastifyInstance, ports: ScimPorts): void {
  const groups = new ScimGroups(ports);
  const mount = mounting(scope, ports);
  mount('GET', '/Groups', async (by, request, reply) =>
    reply.type(MEDIA_TYPE).send(JSON.stringify(await groups.list(by, queryOf(request)))),
  );
  mount('POST', '/Groups', async (by, request, reply) =>
    answer(request, reply.code(CREATED), await groups.create(by, bodyOf(request))),
  );
  mount('GET', '/Groups/:id', async (by, request, reply) =>
    answer(request, reply, await groups.read(by, paramsOf(request), selectionOf(queryOf(request)))),
  );
  mount('PUT', '/Groups/:id', async (by, request, reply) =>
    answer(request, reply, await groups.replace(by, paramsOf(request), changeOf(request))),
  );
  // Without the group: whoever adds one member doesn't ask for a hundred thousand.
  mount('PATCH', '/Groups/:id', async (by, request, reply) => {
    await groups.patch(by, paramsOf(request), changeOf(request));
    return reply.code(NO_CONTENT).send();
  });
  mount('DELETE', '/Groups/:id', async (by, request, reply) => {
    await groups.remove(by, paramsOf(request), checkVersion(request.headers['if-match']));
    return reply.code(NO_CONTENT).send();
  });
}

function mountDiscovery(scope: FastifyInstance, ports: ScimPorts): void {
  const base = baseOf(ports);
  const mount = mounting(scope, ports);
  mount('GET', '/ServiceProviderConfig', async (_by, request, reply) =>
    answer(request, reply, serviceProviderConfig(base)),
  );
  for (const [url, all] of [
    ['/ResourceTypes', resourceTypes(base)],
    ['/Schemas', schemas(base)],
  ] as const) {
    mount('GET', url, async (_by, request, reply) =>
      answer(request, reply, listResponse(all.length, 1, all)),
    );
    mount('GET', `${url}/:id`, async (_by, request, reply) => {
      const found = all.find(({ id }) => id === paramsOf(request));
      if (found === undefined) throw notFound();
      return answer(request, reply, found);
    });
  }
}
