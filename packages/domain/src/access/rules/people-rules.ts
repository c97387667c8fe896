import type { AccessEvidence, Side } from '@alongside/protocol';
import type { AccessFacts } from '../access-facts.ts';
import type { Person } from '../person.ts';
import { type Ask, type Found, helperOf, passIf, sharerOf } from './ask.ts';

const personEvidence = (side: Side, { personId, profile }: Person): AccessEvidence => ({
  kind: 'person',
  side,
  id: personId,
  name: profile.fullName,
});

function active(side: Side, person: Person | null, facts: AccessFacts): Found | null {
  if (person === null) return null;
  // Somebody of another tenant is nobody here, and is told no more than that.
  const isMet = person.isActive && person.tenantId === facts.tenantId;
  return passIf(isMet, { reason: 'person-deactivated' }, [personEvidence(side, person)]);
}

export const helperActive: Ask = (question, facts) => active('helper', helperOf(question), facts);

export const sharerActive: Ask = (question, facts) => active('sharer', sharerOf(question), facts);

/** A blocked helper keeps the console and whatever else they may do. */
export const helperNotBlocked: Ask = (question) => {
  if (!('helper' in question)) return null;
  const { helper } = question;
  return passIf(!helper.isBlocked, { reason: 'helper-blocked' }, [personEvidence('helper', helper)]);
};

export const twoPeople: Ask = (question) => {
  if (question.kind !== 'join' && question.kind !== 'mode') return null;
  const { helper, sharer } = question;
  return passIf(helper.personId !== sharer.personId, { reason: 'own-session' }, [
    personEvidence('helper', helper),
    personEvidence('sharer', sharer),
  ]);
};
