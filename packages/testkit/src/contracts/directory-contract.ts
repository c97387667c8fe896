import { SYSTEM_ACTOR, auditEvent, type Directory } from '@alongside/domain';
import { PersonId, type TenantId } from '@alongside/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { numberedUuid } from '../sample-people.ts';

/** A directory under test: two tenants, and an active help desk operator in the first. */
export interface DirectorySubject {
  readonly directory: Directory;
  readonly tenantIds: readonly [TenantId, TenantId];
  readonly operatorId: PersonId;
  auditCodes(tenantId: TenantId): Promise<readonly string[]>;
  close(): Promise<void>;
}

const blocked = auditEvent('person.blocked', {
  at: 0,
  actor: SYSTEM_ACTOR,
  before: null,
  after: { sessionId: 'any' },
});

/** What every directory does. */
export function directoryContract(name: string, make: () => Promise<DirectorySubject>): void {
  describe(name, () => {
    let subject: DirectorySubject;
    let directory: Directory;
    let tenantId: TenantId;
    let other: TenantId;

    beforeEach(async () => {
      subject = await make();
      directory = subject.directory;
      [tenantId, other] = subject.tenantIds;
    });
    afterEach(async () => {
      await subject.close();
    });

    test('DIR1 a person is found with what they may do, in their own tenant alone', async () => {
      const person = await directory.person(tenantId, subject.operatorId);
      expect(person).toMatchObject({
        tenantId,
        personId: subject.operatorId,
        isActive: true,
        isBlocked: false,
      });
      expect(person?.assignments.flatMap(({ permissions }) => permissions)).toContain('view-screen');
      expect(await directory.person(other, subject.operatorId)).toBeNull();
      expect(await directory.person(tenantId, PersonId.parse(numberedUuid(0xdead)))).toBeNull();
    });

    test('DIR2 blocking is stored with its audit rows, once', async () => {
      await directory.block(tenantId, subject.operatorId, [blocked]);
      await directory.block(tenantId, subject.operatorId, [blocked]);
      expect((await directory.person(tenantId, subject.operatorId))?.isBlocked).toBe(true);
      expect(await subject.auditCodes(tenantId)).toEqual(['person.blocked']);
    });

    test('DIR3 nobody is blocked from another tenant', async () => {
      await directory.block(other, subject.operatorId, [blocked]);
      expect((await directory.person(tenantId, subject.operatorId))?.isBlocked).toBe(false);
      expect(await subject.auditCodes(other)).toEqual([]);
    });
  });
}
