import { type Capability, IMPLYING } from '@alongside/protocol';
import type { CommandInput } from './command-input.ts';
import { grantEnded, type Step } from './end.ts';
import type { ActiveSession, RunningSession, SessionGrant } from './session.ts';
import type { SessionEvent } from './session-event.ts';
import type { NewGrantIds } from './session-input.ts';
import type { StepResult } from './transition-result.ts';

/** Grants what isn't granted yet, until the end of the session at most. */
export function give(
  session: ActiveSession,
  capabilities: readonly (keyof NewGrantIds)[],
  { ids, now }: { readonly ids: NewGrantIds; readonly now: number },
): Step {
  const added = capabilities
    .filter((capability) => !isGranted(session, capability))
    .map((capability): SessionGrant => ({
      id: ids[capability],
      capability,
      allowedAt: now,
      until: session.endsAt,
    }));
  return {
    session: {
      ...session,
      grants: [...session.grants, ...added],
      // What was taken and has been allowed anew isn't missing any more.
      lost: session.lost !== null && added.length > 0 ? null : session.lost,
      allowedOnce: [...new Set([...session.allowedOnce, ...added.map(({ capability }) => capability)])],
    },
    events: added.map(({ id, capability }): SessionEvent => ({
      code: 'session.grant-given',
      at: now,
      by: 'sharer',
      capability,
      grantId: id,
    })),
  };
}

/** The sharer shows the screen again after stopping: the answer given before still counts, for viewing alone. */
export function shareAgain(session: RunningSession, input: CommandInput, now: number): StepResult {
  if (session.kind !== 'active') return { code: 'SESSION_WRONG_STATE' };
  if (!session.allowedOnce.includes('view')) return { code: 'CAPABILITY_UNAVAILABLE' };
  if (isGranted(session, 'view')) return { session, events: [] };
  if (!input.access.view.isAllowed) return { code: 'ACCESS_REFUSED' };
  return give({ ...session, lastActivityAt: now }, ['view'], { ids: input.grantIds, now });
}

/** Either side gives up a capability and whatever can't be without it. What isn't granted is given up already. */
export function giveUp(session: RunningSession, input: CommandInput<'give-up'>, now: number): Step {
  if (session.kind !== 'active') return { session, events: [] };
  const goes = (grant: SessionGrant) => IMPLYING[input.command.capability].includes(grant.capability);
  const gone = session.grants.filter(goes);
  if (gone.length === 0) return { session, events: [] };
  return {
    session: { ...session, lastActivityAt: now, grants: session.grants.filter((grant) => !goes(grant)) },
    events: gone.map((grant) => grantEnded(grant, { by: input.side, at: now })),
  };
}

const isGranted = (session: ActiveSession, capability: Capability): boolean =>
  session.grants.some((grant) => grant.capability === capability);
