import type { AddressInfo } from 'node:net';
import type { TestEngine } from '../../platform/database/test-engines.ts';
import { registerDirectory } from '../directory/index.ts';
import { byCaller, requireAdministratorLeft } from '../identity/index.ts';
import { someDomain, TestIdentityWorld, type TestMember } from '../identity/test-identity-world.ts';
import { registerTokens, TokenAuthenticator } from '../tokens/index.ts';
import { registerScim } from './register-scim.ts';

export interface ScimAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ScimBody;
}

/** What tests read of an answer, if it is there; what they expect of the rest they say as a whole. */
interface ScimBody {
  readonly [name: string]: unknown;
  readonly id: string;
  readonly meta: { readonly version: string; readonly location: string };
  readonly members: readonly { readonly value: string }[];
  readonly Resources: readonly ScimBody[];
}

/** A server with SCIM, whose tokens are those of the API. */
export class TestScimWorld {
  readonly identity: TestIdentityWorld;

  private constructor(identity: TestIdentityWorld) {
    this.identity = identity;
  }

  static async open(engine: TestEngine): Promise<TestScimWorld> {
    const identity = await TestIdentityWorld.openWith(engine, {
      authenticator: (pages, ports) =>
        new TokenAuthenticator({
          ...ports,
          others: pages,
          offersCookie: (request) => request.headers.cookie !== undefined,
        }),
      register: (app, ports) => {
        const tokens = new TokenAuthenticator({
          ...ports,
          others: { authenticate: () => Promise.resolve(null), acceptsCsrfToken: () => false },
          offersCookie: (request) => request.headers.cookie !== undefined,
        });
        const shared = { ...ports, byCaller, requireAdministratorLeft, usesOfGroup: [] };
        registerTokens(app, ports);
        registerDirectory(app, shared);
        registerScim(app, {
          ...shared,
          authenticate: (request) => tokens.requireScope(request, 'scim'),
        });
      },
    });
    return new TestScimWorld(identity);
  }

  close(): Promise<void> {
    return this.identity.close();
  }

  /** A tenant with an administrator, and a token with which it is provisioned. */
  async tenant(): Promise<ScimTenant> {
    const domain = someDomain();
    const tenantId = await this.identity.organisation(domain);
    const admin = await this.identity.member(tenantId, `admin@${domain}`, ['administrator']);
    const browser = await this.identity.signedIn(admin.email);
    const body = { name: 'Directory', scopes: ['scim'] };
    const { token } = (await browser.call('POST', '/service-tokens', body)) as { token: string };
    const { port } = this.identity.app.server.address() as AddressInfo;
    return new ScimTenant({ world: this, domain, admin, token, reachedAt: `http://localhost:${port}` });
  }
}

/** What a directory does: requests with a bearer token, bodies of `application/scim+json`. */
export class ScimTenant {
  readonly world: TestScimWorld;
  readonly domain: string;
  readonly admin: TestMember;
  readonly token: string;
  readonly #reachedAt: string;

  constructor(parts: {
    world: TestScimWorld;
    domain: string;
    admin: TestMember;
    token: string;
    reachedAt: string;
  }) {
    ({ world: this.world, domain: this.domain, admin: this.admin, token: this.token } = parts);
    this.#reachedAt = parts.reachedAt;
  }

  async ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ScimAnswer> {
    const response = await fetch(`${this.#reachedAt}/scim/v2${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: JSON.parse(text === '' ? '{}' : text) as ScimBody,
    };
  }

  address(name: string): string {
    return `${name}@${this.domain}`;
  }

  /** A user as directories send them. */
  user(name: string, more: Record<string, unknown> = {}) {
    return this.ask('POST', '/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: this.address(name),
      name: { givenName: 'Test', familyName: name },
      displayName: `Test ${name}`,
      emails: [{ value: this.address(name), type: 'work', primary: true }],
      active: true,
      ...more,
    });
  }

  patch(path: string, ...operations: readonly unknown[]) {
    return this.ask('PATCH', path, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: operations,
    });
  }
}
