import { SYSTEM_ACTOR, auditEvent, type SettingsStore } from '@alongside/domain';
import { TenantId, defaultTenantSettings } from '@alongside/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { numberedUuid } from '../sample-people.ts';

/** A store under test with two tenants that have changed nothing. */
export interface SettingsStoreSubject {
  readonly store: SettingsStore;
  readonly tenantIds: readonly [TenantId, TenantId];
  /** Codes of the tenant's audit rows, in order. */
  auditCodes(tenantId: TenantId): Promise<readonly string[]>;
  close(): Promise<void>;
}

const changed = auditEvent('settings.changed', { at: 0, actor: SYSTEM_ACTOR, before: {}, after: {} });

/** What every settings store does. */
export function settingsStoreContract(name: string, make: () => Promise<SettingsStoreSubject>): void {
  describe(name, () => {
    let subject: SettingsStoreSubject;
    let store: SettingsStore;
    let tenantId: TenantId;
    let other: TenantId;

    beforeEach(async () => {
      subject = await make();
      store = subject.store;
      [tenantId, other] = subject.tenantIds;
    });
    afterEach(async () => {
      await subject.close();
    });

    test('SST1 a tenant that has changed nothing has the defaults', async () => {
      expect(await store.read(tenantId)).toEqual(defaultTenantSettings);
      const nobody = TenantId.parse(numberedUuid(0xdead));
      await expect(store.read(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    test('SST2 a change is stored with its audit rows, for this tenant alone', async () => {
      const settings = { ...defaultTenantSettings, isEnabled: true };
      expect(await store.change(tenantId, () => ({ settings, events: [changed] }))).toEqual(settings);
      expect(await store.read(tenantId)).toEqual(settings);
      expect(await store.read(other)).toEqual(defaultTenantSettings);
      expect(await subject.auditCodes(tenantId)).toEqual(['settings.changed']);
      expect(await subject.auditCodes(other)).toEqual([]);
    });

    test('SST3 a change that throws stores nothing', async () => {
      const broken = store.change(tenantId, () => {
        throw new RangeError('broken');
      });
      await expect(broken).rejects.toThrow('broken');
      expect(await store.read(tenantId)).toEqual(defaultTenantSettings);
      expect(await subject.auditCodes(tenantId)).toEqual([]);
    });

    test('SST4 of changes at the same time each sees the one before', async () => {
      await Promise.all(
        Array.from({ length: 4 }, () =>
          store.change(tenantId, (settings) => ({
            settings: { ...settings, retentionDays: settings.retentionDays + 1 },
            events: [changed],
          })),
        ),
      );
      expect((await store.read(tenantId)).retentionDays).toBe(defaultTenantSettings.retentionDays + 4);
    });
  });
}
