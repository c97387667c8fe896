export { type Person, type RoleAssignment, type Scope, EVERYBODY } from './access/person.ts';
export { BUILT_IN_ROLE_NAMES, BUILT_IN_ROLES, permissionsOf, withImplied } from './access/roles.ts';
export { type ModeAnswers, answerModes, answerOf, decideAccess, refuseModes } from './access/access.ts';
export {
  type AccessDevice,
  type AccessFacts,
  type AccessParties,
  type AccessQuestion,
  type ConditionalFacts,
  type GivenApproval,
  type UngivenApproval,
  type SideFacts,
  factsOf,
} from './access/access-facts.ts';
export {
  type EffectivePermission,
  type SourceOfPermission,
  effectivePermissions,
} from './access/effective-permissions.ts';
export { type RuleResult, explainAccess } from './access/explain-access.ts';
export type {
  ConditionalContext,
  ConditionalPolicy,
  Finding,
  SignInFacts,
} from './access/conditional/conditional-context.ts';
export { type PolicyExplanation, explainPolicy } from './access/conditional/explain-policy.ts';
export { findingsOf, signInFindingsOf, unmetOf } from './access/conditional/findings-of.ts';
export { hasSeveralFactors, MULTI_FACTOR_CONTEXTS } from './access/conditional/multi-factor.ts';
export {
  type AuditActor,
  type AuditEvent,
  type AuditResult,
  type AuditSeverity,
  type AuditTarget,
  SYSTEM_ACTOR,
  auditEvent,
  severityOf,
} from './audit/audit-event.ts';
export {
  type AuditCode,
  type AuditDefinition,
  type AuditPayloads,
  AUDIT_CATALOGUE,
} from './audit/audit-catalogue.ts';
export {
  type ActiveSession,
  type Attendee,
  type ClosedQuestion,
  type EndedSession,
  type LostAccess,
  type MeetingSession,
  type Ms,
  type OpenQuestion,
  type Participant,
  type RunningSession,
  type Session,
  type SessionBase,
  type SessionDevice,
  type SessionGrant,
  type SessionKey,
  type SessionLimits,
  type SidePresence,
  type WaitingSession,
  deviceOf,
  sharerOf,
  sideOf,
} from './session/session.ts';
export type { EventBy, SessionEvent, SessionEventCode } from './session/session-event.ts';
export type { NewGrantIds, SessionInput } from './session/session-input.ts';
export type { TransitionResult } from './session/transition-result.ts';
export { transition } from './session/transition.ts';
export { dueAt } from './session/due-at.ts';
export { instantOf, viewFor } from './session/view-for.ts';
export { CAPABILITIES_OF_MODE } from './session/capabilities.ts';
export { newSession } from './session/new-session.ts';
export { type SessionAuditContext, auditOfSession } from './session/session-audit.ts';
export { type TimelineFact, timelineOf } from './session/timeline.ts';
export {
  type Device,
  type DeviceActor,
  type DeviceChange,
  type DeviceKey,
  type Enrolment,
  type EnrolmentResult,
  type EnrolmentWay,
  type TokenEnrolment,
  changeFacts,
  enrol,
  enrolByToken,
  shownName,
  takeReport,
} from './devices/device.ts';
export {
  type AdministerResult,
  type DevicePatch,
  DEVICE_KEY_LIFETIME_MS,
  askForNewKey,
  describeDevice,
  isNewKeyDue,
  replaceKey,
  restoreDevice,
  retireDevice,
  unenrolDevice,
} from './devices/administer-device.ts';
export { type RuledDevice, meetsRule } from './devices/device-rule.ts';
export { type ComplianceFacts, type CompliancePolicy, failureKey } from './compliance/compliance-policy.ts';
export { type ComplianceResult, evaluateCompliance } from './compliance/evaluate-compliance.ts';
export { applySettings, effectiveSettings } from './settings/apply-settings.ts';
export type { AuditLog, AuditTrail, StoredAuditEvent } from './ports/audit-log.ts';
export type { Bus, BusMessage } from './ports/bus.ts';
export type {
  AccessReader,
  AccessRequest,
  AccessState,
  AskedPerson,
  DeviceNow,
} from './ports/access-reader.ts';
export type { Clock } from './ports/clock.ts';
export type { CodeHasher } from './ports/code-hasher.ts';
export type { Directory } from './ports/directory.ts';
export type { Ids } from './ports/ids.ts';
export type { Randomness } from './ports/randomness.ts';
export type {
  Decision,
  NewSession,
  OrphanedSide,
  SessionChange,
  SessionStore,
} from './ports/session-store.ts';
export type { SettingsChange, SettingsStore } from './ports/settings-store.ts';
export type { TryBucket, TryLimiter, TryVerdict } from './ports/try-limiter.ts';
export type { Requester, SessionPorts, SessionRequest } from './use-cases/ports.ts';
export type { SessionOutcome } from './use-cases/outcome.ts';
export { attachSide, loseOrphans, loseSide } from './use-cases/attend-session.ts';
export { changeSettings } from './use-cases/change-settings.ts';
export { endSession } from './use-cases/end-session.ts';
export { type Whose, recheckAccess } from './use-cases/recheck-access.ts';
export { agentDevice, BROWSER_DEVICE, type JoinRequest, joinSession } from './use-cases/join-session.ts';
export { passTime, passTimeEverywhere } from './use-cases/pass-time.ts';
export { type CommandOutcome, runCommand } from './use-cases/run-command.ts';
export { partiesOf } from './use-cases/read-access.ts';
export { modesOf, seeSession } from './use-cases/see-session.ts';
export { RUNNING_SESSIONS_MAX, startSession } from './use-cases/start-session.ts';
