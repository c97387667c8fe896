import { randomUUID } from 'node:crypto';
import { type ComplianceState, DeviceId, type DevicePosture } from '@alongside/protocol';
import { sql } from 'kysely';
import type { TestEngine } from '../../platform/database/test-engines.ts';
import { requireSeenDevice } from '../devices/index.ts';
import { registerDirectory } from '../directory/index.ts';
import { byCaller, requireAdministratorLeft } from '../identity/index.ts';
import type { TestBrowser } from '../identity/test-browser.ts';
import { someDomain, TestIdentityWorld, type TestMember } from '../identity/test-identity-world.ts';
import { evaluateChanged } from './compliance-job.ts';
import { compliancePoliciesOfGroup } from './policies-of-group.ts';
import { registerCompliance } from './register-compliance.ts';

/** Identity with groups and compliance policies. */
export const openComplianceWorld = (engine: TestEngine): Promise<TestIdentityWorld> =>
  TestIdentityWorld.openWith(engine, {
    authenticator: (pages) => pages,
    register: (app, ports) => {
      registerDirectory(app, {
        ...ports,
        byCaller,
        requireAdministratorLeft,
        usesOfGroup: [compliancePoliciesOfGroup],
      });
      registerCompliance(app, { ...ports, byCaller, requireSeenDevice });
    },
  });

/** What of a device a test cares about. */
export interface SampleDevice {
  readonly osVersion?: string;
  readonly lastSeenAt?: number;
  readonly posture?: Partial<DevicePosture> | null;
}

/** A tenant with an administrator who is signed in. */
export class ComplianceTenant {
  readonly world: TestIdentityWorld;
  readonly admin: TestMember;
  readonly browser: TestBrowser;
  readonly domain: string;

  private constructor(parts: Pick<ComplianceTenant, 'world' | 'admin' | 'browser' | 'domain'>) {
    ({ world: this.world, admin: this.admin, browser: this.browser, domain: this.domain } = parts);
  }

  static async make(world: TestIdentityWorld): Promise<ComplianceTenant> {
    const domain = someDomain();
    const tenantId = await world.organisation(domain);
    const admin = await world.member(tenantId, `admin@${domain}`, ['administrator']);
    return new ComplianceTenant({ world, domain, admin, browser: await world.signedIn(admin.email) });
  }

  /** An enrolled Linux device whose disk is encrypted. */
  async device(
    name: string,
    { osVersion = 'Debian GNU/Linux 13', ...sample }: SampleDevice = {},
  ): Promise<DeviceId> {
    const id = DeviceId.parse(randomUUID());
    const { tenantId, personId } = this.admin;
    const now = this.world.clock.now();
    const posture = {
      isDiskEncrypted: true,
      isFirewallOn: true,
      hasScreenLock: true,
      readAt: new Date(now).toISOString(),
      ...sample.posture,
    };
    const facts = sample.posture === null ? null : JSON.stringify(posture);
    const seen = new Date(sample.lastSeenAt ?? now);
    await this.world.ports.database.inTenant(tenantId, (tx) =>
      sql`insert into devices (id, tenant_id, name, platform, os_version, agent_version, public_key, thumbprint,
          primary_person_id, key_since, enrolled_at, last_seen_at, facts)
        values (${id}, ${tenantId}, ${name}, 'linux', ${osVersion}, '1.4.0', '{}', ${id}, ${personId}, now(), now(),
          ${seen}, ${facts}::jsonb)`.execute(tx),
    );
    return id;
  }

  /** The device says something else of itself, or was heard of. */
  async say(id: DeviceId, sample: SampleDevice): Promise<void> {
    await this.world.ports.database.inTenant(this.admin.tenantId, async (tx) => {
      if (sample.posture !== undefined) {
        await sql`update devices set facts = facts || ${JSON.stringify(sample.posture)}::jsonb, compliance_stale = true
          where id = ${id}`.execute(tx);
      }
      if (sample.lastSeenAt !== undefined) {
        await sql`update devices set last_seen_at = ${new Date(sample.lastSeenAt)} where id = ${id}`.execute(
          tx,
        );
      }
    });
  }

  async run(statement: string): Promise<void> {
    await this.world.ports.database.inTenant(this.admin.tenantId, (tx) => sql.raw(statement).execute(tx));
  }

  async group(name: string, ...devices: readonly DeviceId[]): Promise<string> {
    const { id } = (await this.browser.call('POST', '/groups', { kind: 'devices', name })) as { id: string };
    await this.browser.call('POST', `/groups/${id}/members`, { add: { devices } });
    return id;
  }

  /** A policy for every Linux device that asks for an encrypted disk. */
  async policy(part: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const { id } = (await this.browser.call('POST', '/compliance-policies', {
      name: `Policy ${randomUUID()}`,
      platforms: ['linux'],
      assignment: { to: 'all', except: [] },
      rules: [{ kind: 'disk-encryption' }],
      ...part,
    })) as { id: string };
    return id;
  }

  /** Evaluates what changed and answers what is stored then. */
  async state(id: DeviceId): Promise<ComplianceState> {
    await evaluateChanged(this.world.ports);
    return this.stored(id);
  }

  stored(id: DeviceId): Promise<ComplianceState> {
    return this.world.ports.database.inTenant(this.admin.tenantId, async (tx) => {
      const { rows } = await sql<{ compliance: ComplianceState }>`
        select compliance from devices where id = ${id}`.execute(tx);
      return rows[0]?.compliance ?? 'not-evaluated';
    });
  }

  /** Codes of the audit log about this target, with what was before and after; the oldest first. */
  audit(targetId: string): Promise<readonly { code: string; before: unknown; after: unknown }[]> {
    return this.world.ports.database.inTenant(this.admin.tenantId, (tx) =>
      tx
        .selectFrom('audit_log')
        .select(['code', 'before', 'after'])
        .where('target_id', '=', targetId)
        .orderBy('n')
        .execute(),
    );
  }

  /** What access is to be looked at anew for, and forgets it. */
  changesNoted(): Promise<readonly { kind: string; subject_id: string | null }[]> {
    return this.world.ports.database.inTenant(this.admin.tenantId, async (tx) => {
      const { rows } = await sql<{ kind: string; subject_id: string | null }>`
        delete from access_changes returning kind, subject_id`.execute(tx);
      return rows;
    });
  }
}
