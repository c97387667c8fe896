export { auditLogContract, type AuditLogSubject } from './contracts/audit-log-contract.ts';
export { busContract, type BusSubject } from './contracts/bus-contract.ts';
export { directoryContract, type DirectorySubject } from './contracts/directory-contract.ts';
export { sessionStoreContract, type SessionStoreSubject } from './contracts/session-store-contract.ts';
export { settingsStoreContract, type SettingsStoreSubject } from './contracts/settings-store-contract.ts';
export { tryLimiterContract, type TryLimiterSubject } from './contracts/try-limiter-contract.ts';
export { FakeClock } from './fake-clock.ts';
export { FakeCodeHasher } from './fake-code-hasher.ts';
export { FakeLiveServer } from './fake-live-server.ts';
export { FakePeerConnection, FakePeerNetwork, type FakeStream } from './fake-peer-network.ts';
export { InMemoryAccessReader } from './in-memory-access-reader.ts';
export { InMemoryAuditLog } from './in-memory-audit-log.ts';
export { InMemoryBus } from './in-memory-bus.ts';
export { InMemoryDirectory } from './in-memory-directory.ts';
export { type InMemoryPorts, inMemoryPorts } from './in-memory-ports.ts';
export { InMemorySessionStore } from './in-memory-session-store.ts';
export { InMemorySettingsStore } from './in-memory-settings-store.ts';
export { InMemoryTryLimiter } from './in-memory-try-limiter.ts';
export {
  type SamplePerson,
  numberedTenant,
  numberedUuid,
  participantOf,
  samplePerson,
} from './sample-people.ts';
export {
  SAMPLE_START,
  SessionWalk,
  activeWalk,
  everythingAllowed,
  grantIds,
  incarnation,
  meetingWalk,
  nothingAllowed,
  questionId,
  sampleDevice,
  sampleHelper,
  sampleSession,
  sampleSharer,
} from './sample-session.ts';
export { SeededRandom } from './seeded-random.ts';
export { SessionWorld } from './session-world.ts';
export { type FakeEnd, type FakeTrack, SessionPair } from './session-pair.ts';
