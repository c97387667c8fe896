import type { Clock, SessionPorts } from '@alongside/domain';
import { defaultTenantSettings, type TenantId } from '@alongside/protocol';
import { FakeCodeHasher } from './fake-code-hasher.ts';
import { InMemoryAccessReader } from './in-memory-access-reader.ts';
import { InMemoryAuditLog } from './in-memory-audit-log.ts';
import { InMemoryDirectory } from './in-memory-directory.ts';
import { InMemorySessionStore } from './in-memory-session-store.ts';
import { InMemorySettingsStore } from './in-memory-settings-store.ts';
import { InMemoryTryLimiter } from './in-memory-try-limiter.ts';
import { sampleDevice } from './sample-session.ts';
import { SeededRandom } from './seeded-random.ts';

/** Everything that the use cases stand on, in memory; a test looks into each part. */
export interface InMemoryPorts extends SessionPorts {
  readonly sessions: InMemorySessionStore;
  readonly directory: InMemoryDirectory;
  readonly access: InMemoryAccessReader;
  readonly settings: InMemorySettingsStore;
  readonly tries: InMemoryTryLimiter;
  readonly audit: InMemoryAuditLog;
}

/** Ports of tenants in which Alongside is on and browsers may share. */
export function inMemoryPorts(
  clock: Clock,
  tenantIds: readonly TenantId[],
  random: SeededRandom = new SeededRandom(1),
): InMemoryPorts {
  const audit = new InMemoryAuditLog();
  const settings = new InMemorySettingsStore(audit, tenantIds);
  for (const tenantId of tenantIds) {
    settings.put(tenantId, { ...defaultTenantSettings, isEnabled: true, areUnenrolledDevicesAllowed: true });
  }
  const directory = new InMemoryDirectory(audit);
  const access = new InMemoryAccessReader({ directory, settings, clock });
  access.putDevice(sampleDevice.id, {
    ...sampleDevice,
    isEnrolled: true,
    isCompliant: true,
    isRetired: false,
    groups: [],
  });
  return {
    sessions: new InMemorySessionStore(audit),
    directory,
    access,
    settings,
    tries: new InMemoryTryLimiter(clock),
    codes: new FakeCodeHasher(),
    audit,
    clock,
    ids: random,
    randomness: random,
    networkOf: (address) => address,
  };
}
