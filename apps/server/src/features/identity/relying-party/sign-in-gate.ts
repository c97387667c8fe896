import type { PersonId, PolicyId, TenantId } from '@alongside/protocol';
import type { Transaction } from '../../../platform/database/index.ts';

/** What the provider is asked to have somebody prove. */
export interface StepUpNeeds {
  /** Several factors; `acrValues`: contexts to ask for and to believe besides the common ones. */
  readonly mfa: { readonly acrValues: readonly string[] } | null;
  /** The person has proven themself at most this long ago, in milliseconds; null: however long. */
  readonly withinMs: number | null;
}

/** A sign-in as the provider told of it, before it exists. */
export interface SignInCandidate {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly amr: readonly string[];
  readonly acr: string | null;
  /** Milliseconds since 1970. */
  readonly authenticatedAt: number;
  readonly address: string;
  readonly browser: string | null;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

export type SignInVerdict =
  | { readonly kind: 'allowed' }
  | {
      readonly kind: 'blocked';
      readonly policies: readonly { readonly id: PolicyId; readonly name: string }[];
    }
  /** Allowed once the provider has had this proven. */
  | { readonly kind: 'step-up'; readonly needs: StepUpNeeds };

/** Says whether a sign-in may begin. Asked in the transaction that would begin it. */
export interface SignInGate {
  judge(tx: Transaction, candidate: SignInCandidate): Promise<SignInVerdict>;
}

/** Without conditional access everybody comes in whom the provider knows. */
export const OPEN_GATE: SignInGate = { judge: () => Promise.resolve({ kind: 'allowed' }) };
