import { type DeviceId, Permission, type PersonId, type SignInId, type TokenId } from '@alongside/protocol';
import { numberedTenant, numberedUuid } from '@alongside/testkit';
import type { FastifyInstance, FastifyRequest, InjectOptions } from 'fastify';
import { pino } from 'pino';
import type { Authenticator, Caller } from './caller.ts';
import { createHttpServer, type HttpServerOptions } from './create-http-server.ts';
import { offersProof } from './offers-proof.ts';
import { offersToken } from './offers-token.ts';
import { requestAddress } from './request-address.ts';
import { requestLocale } from './request-locale.ts';

export const TEST_ORIGIN = 'https://help.example.org';
export const TEST_CSRF_TOKEN = 'the token of this sign-in';

/**
 * Somebody is signed in who sends `x-test-person` with a number; `x-test-permissions` has what they may do. Whoever
 * offers a proof is an agent, and whoever offers a token a program of the person, or with `x-test-token` a service.
 */
class HeaderAuthenticator implements Authenticator {
  authenticate(request: FastifyRequest): Promise<Caller | null> {
    const person = request.headers['x-test-person'];
    if (typeof person !== 'string') return Promise.resolve(null);
    const permissions = String(request.headers['x-test-permissions'] ?? '').split(',');
    return Promise.resolve({
      tenantId: numberedTenant(1),
      personId: numberedUuid(Number(person)) as PersonId,
      signInId: numberedUuid(0x51 + Number(person)) as SignInId,
      permissions: new Set(Permission.options.filter((permission) => permissions.includes(permission))),
      token: offersToken(request.headers)
        ? {
            id: numberedUuid(0x70 + Number(person)) as TokenId,
            kind: request.headers['x-test-token'] === 'service' ? 'service' : 'personal',
            name: 'Test token',
            createdAt: 0,
          }
        : null,
      device: offersProof(request.headers)
        ? { id: numberedUuid(0xde + Number(person)) as DeviceId, name: 'Test device' }
        : null,
      address: requestAddress(request),
      locale: requestLocale(request),
    });
  }

  acceptsCsrfToken(_caller: Caller, token: string): boolean {
    return token === TEST_CSRF_TOKEN;
  }
}

export interface TestServer {
  readonly app: FastifyInstance;
  readonly logged: readonly string[];
}

/** The edge of a server, without database and features; its log is kept. */
export async function makeTestServer(options: Partial<HttpServerOptions> = {}): Promise<TestServer> {
  const logged: string[] = [];
  const app = await createHttpServer({
    origin: TEST_ORIGIN,
    authenticator: new HeaderAuthenticator(),
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
    ...options,
  });
  return { app, logged };
}

/** Headers of a page of ours, on which this person is signed in. */
export const pageOf = (
  person: number,
  permissions: readonly Permission[] = [],
): InjectOptions['headers'] & object => ({
  origin: TEST_ORIGIN,
  'x-csrf-token': TEST_CSRF_TOKEN,
  'x-test-person': String(person),
  'x-test-permissions': permissions.join(','),
});
