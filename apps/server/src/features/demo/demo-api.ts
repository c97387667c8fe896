import { Permission, type PersonId, type TenantId } from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { insertToken, revokeToken } from '../tokens/index.ts';

const TOKEN_NAME = 'Furnishing the demo';
const Made = z.object({ id: z.uuid() });

/** Somebody of the demo, whose hand makes the rest of it. */
export interface DemoAdministrator {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
}

interface ApiPorts {
  readonly app: FastifyInstance;
  readonly database: Database;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';

/** The server's own API, asked without a network in the name of one person: every rule holds, every change is told. */
export class DemoApi {
  readonly #app: FastifyInstance;
  readonly #token: string;
  readonly #revoke: () => Promise<void>;

  private constructor(app: FastifyInstance, token: string, revoke: () => Promise<void>) {
    this.#app = app;
    this.#token = token;
    this.#revoke = revoke;
  }

  /** @returns null: it was opened before, by this start or an earlier one */
  static async openOnce(
    { app, database }: ApiPorts,
    { tenantId, personId }: DemoAdministrator,
    nowMs: number,
  ): Promise<DemoApi | null> {
    const owner = { kind: 'personal', personId } as const;
    const made = await database.inTenant(tenantId, async (tx) => {
      if (await wasOpened(tx)) return null;
      const scopes = [...Permission.options];
      return insertToken(tx, { ...owner, tenantId, name: TOKEN_NAME, scopes, expiresInDays: 1, nowMs });
    });
    if (made === null) return null;
    return new DemoApi(app, made.token, async () => {
      await database.inTenant(tenantId, (tx) => revokeToken(tx, owner, { tokenId: made.id, nowMs }));
    });
  }

  /** @throws Error with what the server says, if it refuses */
  async ask(
    method: Method,
    path: string,
    body?: unknown,
    contentType = 'application/json',
  ): Promise<unknown> {
    const payload = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await this.#app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body === undefined ? {} : { 'content-type': contentType }),
      },
      ...(body === undefined ? {} : { payload }),
    });
    if (answer.statusCode >= 300) throw new Error(`The demo met ${method} ${path}: ${answer.body}`);
    return answer.body === '' ? undefined : answer.json<unknown>();
  }

  /** Makes something. @returns its id */
  async make(path: string, body: unknown): Promise<string> {
    return Made.parse(await this.ask('POST', path, body)).id;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#revoke();
  }
}

async function wasOpened(tx: Transaction): Promise<boolean> {
  const row = await tx
    .$extendTables<{ api_tokens: { readonly name: string } }>()
    .selectFrom('api_tokens')
    .select('name')
    .where('name', '=', TOKEN_NAME)
    .executeTakeFirst();
  return row !== undefined;
}
