import type { TenantId } from '@alongside/protocol';
import { auditLogContract } from './contracts/audit-log-contract.ts';
import { busContract } from './contracts/bus-contract.ts';
import { directoryContract } from './contracts/directory-contract.ts';
import { sessionStoreContract } from './contracts/session-store-contract.ts';
import { settingsStoreContract } from './contracts/settings-store-contract.ts';
import { tryLimiterContract } from './contracts/try-limiter-contract.ts';
import { FakeClock } from './fake-clock.ts';
import { InMemoryAuditLog } from './in-memory-audit-log.ts';
import { InMemoryBus } from './in-memory-bus.ts';
import { InMemoryDirectory } from './in-memory-directory.ts';
import { InMemorySessionStore } from './in-memory-session-store.ts';
import { InMemorySettingsStore } from './in-memory-settings-store.ts';
import { InMemoryTryLimiter } from './in-memory-try-limiter.ts';
import { numberedTenant, samplePerson } from './sample-people.ts';

const tenantIds = [numberedTenant(1), numberedTenant(2)] as const;
const close = (): Promise<void> => Promise.resolve();
const codesIn = (audit: InMemoryAuditLog) => (tenantId: TenantId) =>
  Promise.resolve(audit.all(tenantId).map(({ code }) => code));

auditLogContract('audit log in memory', () =>
  Promise.resolve({ log: new InMemoryAuditLog(), tenantIds, close }),
);

busContract('bus in memory', () => Promise.resolve({ bus: new InMemoryBus(), settle: close, close }));

directoryContract('directory in memory', () => {
  const audit = new InMemoryAuditLog();
  const directory = new InMemoryDirectory(audit);
  const operator = samplePerson({ n: 1, tenantId: tenantIds[0], roles: ['help-desk-operator'] });
  directory.put(operator);
  return Promise.resolve({
    directory,
    tenantIds,
    operatorId: operator.personId,
    auditCodes: codesIn(audit),
    close,
  });
});

sessionStoreContract('session store in memory', () => {
  const audit = new InMemoryAuditLog();
  const store = new InMemorySessionStore(audit);
  return Promise.resolve({
    store,
    tenantIds,
    timeline: (_tenantId, sessionId) => Promise.resolve(store.timeline(sessionId).map(({ what }) => what)),
    auditCodes: codesIn(audit),
    close,
  });
});

settingsStoreContract('settings store in memory', () => {
  const audit = new InMemoryAuditLog();
  const store = new InMemorySettingsStore(audit, tenantIds);
  return Promise.resolve({ store, tenantIds, auditCodes: codesIn(audit), close });
});

tryLimiterContract('try limiter in memory', () => {
  const clock = new FakeClock();
  return Promise.resolve({
    limiter: new InMemoryTryLimiter(clock),
    advance: (ms) => clock.advance(ms),
    close,
  });
});
