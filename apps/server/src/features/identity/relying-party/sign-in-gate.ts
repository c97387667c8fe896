import type { AuditEvent } from '@alongside/domain';
import type { BuiltInRole, PersonId, PolicyId, TenantId } from '@alongside/protocol';
import type { Transaction } from '../../../platform/database/index.ts';

/** What the provider is asked to have somebody prove. */
export interface StepUpNeeds {
  /** Several factors; `acrValues`: contexts to ask for and to believe besides the common ones. */
  readonly mfa: { readonly acrValues: readonly string[] } | null;
  /** Who they are, at this very moment, however long they have been signed in at the provider. */
  readonly isFresh: boolean;
}

/** A sign-in as the provider told of it, before it exists. */
export interface SignInCandidate {
  readonly tenantId: TenantId;
  readonly person: {
    readonly id: PersonId;
    readonly full_name: string;
    readonly roles: readonly BuiltInRole[];
  };
  readonly amr: readonly string[];
  readonly acr: string | null;
  /** Milliseconds since 1970; null: the provider doesn’t say. */
  readonly authenticatedAtMs: number | null;
  readonly address: string;
  readonly browser: string | null;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

export type SignInVerdict =
  /** `events`: for the audit log, in the transaction that begins the sign-in. */
  | { readonly kind: 'allowed'; readonly events: readonly AuditEvent[] }
  | {
      readonly kind: 'blocked';
      readonly policies: readonly { readonly id: PolicyId; readonly name: string }[];
    }
  /** Allowed once the provider has had this proven. */
  | { readonly kind: 'step-up'; readonly needs: StepUpNeeds };

/** Says whether a sign-in may begin. Asked in the transaction that would begin it. */
export interface SignInGate {
  judge(tx: Transaction, candidate: SignInCandidate): Promise<SignInVerdict>;
  /** Contexts besides the common ones that policies of the transaction's tenant take for several factors. */
  acrValues(tx: Transaction): Promise<readonly string[]>;
}

/** Without conditional access everybody comes in whom the provider knows. */
export const OPEN_GATE: SignInGate = {
  judge: () => Promise.resolve({ kind: 'allowed', events: [] }),
  acrValues: () => Promise.resolve([]),
};
