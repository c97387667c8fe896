export { byCaller, personActor, personTarget } from './audit-actors.ts';
export { tenantOfDomain } from './domains/tenant-of-domain.ts';
export { NodeDnsResolver } from './domains/node-dns-resolver.ts';
export { loadIdentityKeys } from './embedded-provider/key-file.ts';
export type { IdentityPorts } from './identity-ports.ts';
export { identityMigration } from './migrations/0101-identity.ts';
export { deviceSignInsMigration } from './migrations/0102-device-sign-ins.ts';
export { stepUpMigration } from './migrations/0504-step-up.ts';
export { directoryPeopleMigration } from './migrations/0404-directory-people.ts';
export { provisionedPeopleMigration } from './migrations/0405-provisioned-people.ts';
export { hashToken, isSameSecret, makeToken } from './one-time-token.ts';
export { DatabaseDirectory } from './people/database-directory.ts';
export { findPerson, type PartyRow, profileOf, selectParties } from './people/person-rows.ts';
export {
  byMember,
  type MembershipRow,
  membershipsOf,
  type NamedGroup,
  selectMemberships,
} from './people/memberships.ts';
export {
  assignmentsOf,
  type AssignmentRow,
  assignmentsRead,
  directAssignments,
  permissionsNow,
  selectAssignments,
} from './people/role-assignments.ts';
export { requireAdministratorLeft } from './people/administrator-left.ts';
export {
  type About,
  announceEndedAccess,
  changeActivity,
  type EndedAccess,
} from './people/change-activity.ts';
export { resetSignIn } from './people/reset-sign-in.ts';
export { indexPeople } from './people/index-people.ts';
export {
  findProvisioned,
  listProvisioned,
  lockByAddress,
  markDeprovisioned,
  markProvisioned,
  type ProvisionedPerson,
} from './people/provisioned-people.ts';
export { changePerson, insertPeople, personColumns, type PersonFields } from './people/write-people.ts';
export { registerIdentity } from './register-identity.ts';
export { domainOf } from './relying-party/mapped-claims.ts';
export { isEmbeddedIssuer } from './relying-party/tenant-provider.ts';
export type { SignInCandidate, SignInGate, SignInVerdict } from './relying-party/sign-in-gate.ts';
export { Sealing } from './sealing.ts';
export { DatabaseSettingsStore } from './settings/database-settings-store.ts';
export { ServerSetup } from './setup/server-setup.ts';
export { seedDemo, type DemoPerson } from './setup/seed-demo.ts';
export {
  latestSignIn,
  type ProvenSignIn,
  selectActingSignIn,
  signInOf,
  type SignInRow,
} from './sign-ins/acting-sign-in.ts';
export { announceEndedSignIns } from './sign-ins/announce-ended-sign-ins.ts';
export { CookieAuthenticator } from './sign-ins/cookie-authenticator.ts';
export { endDeviceSignIns, readSignIn, renameDeviceSignIns } from './sign-ins/device-sign-ins.ts';
export { EXPIRY_EVERY_MS, expireSignIns } from './sign-ins/expire-sign-ins.ts';
export {
  findSignIn,
  type FoundSignIn,
  isTouchDue,
  type SignInUse,
  touchSignIn,
} from './sign-ins/find-sign-in.ts';
export { isSignedIn } from './sign-ins/is-signed-in.ts';
export { createSignIn } from './sign-ins/sign-in-store.ts';
export { signOut } from './sign-ins/sign-out.ts';
