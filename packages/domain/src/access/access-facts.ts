import type {
  AccessMissing,
  AccessPlatform,
  CountryCode,
  GroupId,
  Mode,
  NetworkId,
  NoncompliantDevice,
  Permission,
  PolicyId,
  Side,
  TenantId,
  TenantSettings,
} from '@alongside/protocol';
import type { SessionDevice } from '../session/session.ts';
import type { ConditionalPolicy, SignInFacts } from './conditional/conditional-context.ts';
import type { Person } from './person.ts';

/** What is known of where and how one side is signed in. */
export interface SideFacts {
  /** null: there is none any more. */
  readonly signIn: SignInFacts | null;
  /** Named networks that the address is in. */
  readonly networks: readonly NetworkId[];
  /** null: not known. */
  readonly country: CountryCode | null;
  /** null: not known. */
  readonly platform: AccessPlatform | null;
}

/** An approval that was given and holds now. */
export interface GivenApproval {
  readonly policyId: PolicyId;
  readonly mode: Mode;
}

/** An approval that was asked for in the session and isn't there. */
export interface UngivenApproval extends GivenApproval {
  /** `declined`: nobody can be asked again yet. `expired`: nobody answered in time, or the approval is over. */
  readonly state: NonNullable<AccessMissing['approval']>;
}

/** What the policies of conditional access are held against, besides the people and the device. */
export interface ConditionalFacts {
  readonly policies: readonly ConditionalPolicy[];
  readonly sides: Readonly<Record<Side, SideFacts>>;
  readonly approvals: readonly GivenApproval[];
  /** Absent: none was asked for. It decides nothing, and is told with what is missing. */
  readonly ungivenApprovals?: readonly UngivenApproval[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What of the tenant bears on access; settings as they are for the sharer and the device in question. */
export interface AccessFacts {
  readonly tenantId: TenantId;
  readonly isEnabled: boolean;
  readonly areUnenrolledDevicesAllowed: boolean;
  readonly noncompliantDevice: NoncompliantDevice;
  /** Names of the groups for which a setting differs from the tenant's own. */
  readonly overriddenBy: Partial<Readonly<Record<keyof TenantSettings, string>>>;
  readonly conditional: ConditionalFacts;
  /** Of the groups that the people, the device and the scopes name. */
  readonly groupNames: ReadonlyMap<GroupId, string>;
}

const UNKNOWN: SideFacts = { signIn: null, networks: [], country: null, platform: null };

/** What the settings alone say: no policies, and no groups by name. */
export const factsOf = (tenantId: TenantId, settings: TenantSettings, now: number): AccessFacts => ({
  tenantId,
  isEnabled: settings.isEnabled,
  areUnenrolledDevicesAllowed: settings.areUnenrolledDevicesAllowed,
  noncompliantDevice: settings.noncompliantDevice,
  overriddenBy: {},
  conditional: { policies: [], sides: { helper: UNKNOWN, sharer: UNKNOWN }, approvals: [], now },
  groupNames: new Map(),
});

/** The sharer's device as it is now. */
export interface AccessDevice extends SessionDevice {
  /** Every group that it is in; those that it is in directly come first. */
  readonly groups: readonly GroupId[];
  readonly isRetired: boolean;
}

/** A helper, and whom they would help on which device. */
export interface AccessParties {
  readonly helper: Person;
  readonly sharer: Person;
  readonly device: AccessDevice;
}

export type AccessQuestion =
  /** May the person do one of these things in the console? */
  | { readonly kind: 'console'; readonly person: Person; readonly anyOf: readonly Permission[] }
  /** May the person begin to help, whoever comes? */
  | { readonly kind: 'start'; readonly helper: Person }
  /** May the person get help on this device, whoever helps? */
  | { readonly kind: 'get-help'; readonly sharer: Person; readonly device: AccessDevice }
  /** May the sharer meet this helper, from this device? */
  | ({ readonly kind: 'join' } & AccessParties)
  /** May the helper ask the sharer for this, on this device? */
  | ({ readonly kind: 'mode'; readonly mode: Mode } & AccessParties);
