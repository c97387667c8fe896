import type {
  AccessPlatform,
  AccessPolicy,
  CountryCode,
  GroupId,
  Mode,
  NetworkId,
  PersonId,
  PolicyId,
  PolicyRequirementKind,
  Side,
} from '@alongside/protocol';
import type { SignInMethods } from './multi-factor.ts';

/** A policy of conditional access, as it is stored. */
export type ConditionalPolicy = AccessPolicy;

/** What is known of the sign-in that somebody acts with. */
export interface SignInFacts extends SignInMethods {
  /** When the person last proved who they are, in milliseconds since 1970. */
  readonly at: number;
  /** Network address that it was last used from; null: not known. */
  readonly address: string | null;
}

/** Everything that the policies are held against: one person, on one side, at one moment. */
export interface ConditionalContext {
  readonly side: Side;
  readonly person: { readonly id: PersonId; readonly groups: readonly GroupId[] };
  /** null: there is none, and it counts as endlessly old and without a second factor. */
  readonly signIn: SignInFacts | null;
  /** Named networks that the address is in. */
  readonly networks: readonly NetworkId[];
  /** null: not known. */
  readonly country: CountryCode | null;
  /** null: not known. */
  readonly platform: AccessPlatform | null;
  /** The enrolled device that this side uses; null: a browser, which is neither enrolled nor compliant. */
  readonly device: { readonly isEnrolled: boolean; readonly isCompliant: boolean } | null;
  /** What the helper asks for; null: nothing yet. Approval is asked for with a mode alone. */
  readonly mode: Mode | null;
  /** Policies whose approval was given for this session and mode, and holds now. */
  readonly approvals: readonly PolicyId[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What one policy says of somebody that it applies to. */
export interface Finding {
  readonly policyId: PolicyId;
  readonly policyName: string;
  readonly side: Side;
  readonly state: 'on' | 'report-only';
  readonly outcome: 'block' | PolicyRequirementKind;
  /** Of a policy that asks for any of several things: whether any of them is there. A block never is. */
  readonly isMet: boolean;
}
