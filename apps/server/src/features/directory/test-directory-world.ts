import { randomUUID } from 'node:crypto';
import {
  type BuiltInRole,
  DeviceId,
  type GroupDetails,
  type GroupId,
  type GroupMember,
} from '@alongside/protocol';
import { sql } from 'kysely';
import type { TestEngine } from '../../platform/database/test-engines.ts';
import { byCaller, requireAdministratorLeft } from '../identity/index.ts';
import type { TestBrowser } from '../identity/test-browser.ts';
import { someDomain, TestIdentityWorld, type TestMember } from '../identity/test-identity-world.ts';
import { registerTokens, TokenAuthenticator } from '../tokens/index.ts';
import type { GroupUse } from './directory-ports.ts';
import { registerDirectory } from './register-directory.ts';

export interface Page<Item> {
  readonly items: Item[];
  readonly next: string | null;
  readonly total: number;
}

/** A tenant with an administrator who is signed in. */
export class TestTenant {
  readonly world: TestIdentityWorld;
  readonly domain: string;
  readonly admin: TestMember;
  readonly browser: TestBrowser;

  private constructor(parts: Pick<TestTenant, 'world' | 'domain' | 'admin' | 'browser'>) {
    ({ world: this.world, domain: this.domain, admin: this.admin, browser: this.browser } = parts);
  }

  static async make(world: TestIdentityWorld): Promise<TestTenant> {
    const domain = someDomain();
    const tenantId = await world.organisation(domain);
    const admin = await world.member(tenantId, `admin@${domain}`, ['administrator']);
    return new TestTenant({ world, domain, admin, browser: await world.signedIn(admin.email) });
  }

  member(name: string, ...roles: readonly BuiltInRole[]): Promise<TestMember> {
    return this.world.member(this.admin.tenantId, `${name}@${this.domain}`, roles);
  }

  /** Somebody without a name, an account or a password: quick to make many of. */
  async device(name: string): Promise<DeviceId> {
    const id = DeviceId.parse(randomUUID());
    const { tenantId, personId } = this.admin;
    await this.world.ports.database.inTenant(tenantId, (tx) =>
      sql`insert into devices (id, tenant_id, name, platform, os_version, agent_version, public_key, thumbprint,
          primary_person_id, key_since, enrolled_at, last_seen_at)
        values (${id}, ${tenantId}, ${name}, 'linux', 'Test', '1', '{}', ${id}, ${personId}, now(), now(), now())`.execute(
        tx,
      ),
    );
    return id;
  }

  group(name: string, kind: 'people' | 'devices' = 'people'): Promise<GroupDetails> {
    return this.browser.call('POST', '/groups', { kind, name }) as Promise<GroupDetails>;
  }

  change(groupId: GroupId, body: unknown) {
    return this.browser.call('POST', `/groups/${groupId}/members`, body) as Promise<{
      added: number;
      removed: number;
      changed: string[];
      failed: { id: string; code: string }[];
    }>;
  }

  members(groupId: GroupId, query = 'kind=people') {
    return this.browser.call('GET', `/groups/${groupId}/members?${query}`) as Promise<Page<GroupMember>>;
  }
}

/** Identity with groups, and whatever a test says refers to them. */
export function openDirectoryWorld(
  engine: TestEngine,
  uses: ReadonlyMap<GroupId, readonly GroupUse[]> = new Map(),
): Promise<TestIdentityWorld> {
  return TestIdentityWorld.openWith(engine, {
    authenticator: (pages, ports) =>
      new TokenAuthenticator({
        ...ports,
        others: pages,
        offersCookie: (request) => request.headers.cookie !== undefined,
      }),
    register: (app, ports) => {
      registerTokens(app, ports);
      registerDirectory(app, {
        ...ports,
        byCaller,
        requireAdministratorLeft,
        usesOfGroup: [(_tx, id) => Promise.resolve(uses.get(id) ?? [])],
      });
    },
  });
}
