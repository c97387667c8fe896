import { type AccessMissing, type AccessReason, CodedError, type StepUp } from '@alongside/protocol';
import { refusedAnswer } from '@alongside/ui';

/** What a helper can do about a refusal: sign in anew in the way that policies ask for, or ask somebody to approve. */
export type AccessRemedy =
  | { readonly kind: 'step-up'; readonly needs: readonly StepUp[] }
  /** What came of asking; null: nobody was asked yet. */
  | { readonly kind: 'approval'; readonly state: NonNullable<AccessMissing['approval']> | null };

const STEP_UPS: Partial<Readonly<Record<AccessReason, StepUp>>> = {
  'needs-mfa': 'mfa',
  'needs-fresh-sign-in': 'fresh-sign-in',
};

/** Of several policies that ask for approval: what stands in the way longest comes first. */
const STATES = ['declined', 'waiting', 'expired'] as const;

/**
 * null: nothing. What only the sharer can do isn't the helper's to do; and a remedy for one thing is none while another
 * one stands in the way that has none.
 */
export function remedyFor(missing: readonly AccessMissing[]): AccessRemedy | null {
  const approvable = new Set(missing.filter(({ reason }) => reason === 'needs-approval').map(({ on }) => on));
  const others = missing.filter(({ reason }) => reason !== 'needs-approval');
  if (approvable.size > 0 && others.every(({ on }) => approvable.has(on))) {
    const states = new Set(missing.flatMap(({ approval }) => (approval === undefined ? [] : [approval])));
    return { kind: 'approval', state: STATES.find((state) => states.has(state)) ?? null };
  }
  const needs = others.flatMap(({ reason, side }) => {
    const need = side === 'sharer' ? undefined : STEP_UPS[reason];
    return need === undefined ? [] : [need];
  });
  return needs.length > 0 && needs.length === others.length
    ? { kind: 'step-up', needs: [...new Set(needs)] }
    : null;
}

/** Whether asking was refused for nothing but approval: then those who may give it have been asked. */
export const isApprovalAsked = (error: unknown): boolean =>
  error instanceof CodedError &&
  error.code === 'ACCESS_REFUSED' &&
  remedyFor(refusedAnswer(error)?.missing ?? [])?.kind === 'approval';
