import type { CommandInput } from './command-input.ts';
import type { ActiveSession, RunningSession } from './session.ts';
import type { StepResult } from './transition-result.ts';

/** A side stops what is shown and done until it resumes. The grants stay. */
export function pause(session: RunningSession, { side }: CommandInput<'pause'>, now: number): StepResult {
  if (session.kind !== 'active') return { code: 'SESSION_WRONG_STATE' };
  if (session.pausedBy.includes(side)) return { session, events: [] };
  return {
    session: { ...session, lastActivityAt: now, pausedBy: [...session.pausedBy, side] },
    events: [{ code: 'session.paused', at: now, by: side }],
  };
}

/** A side takes its own pause back; the other's stays. */
export function resume(session: RunningSession, { side }: CommandInput<'resume'>, now: number): StepResult {
  if (session.kind !== 'active') return { code: 'SESSION_WRONG_STATE' };
  if (!session.pausedBy.includes(side)) return { session, events: [] };
  const pausedBy: ActiveSession['pausedBy'] = session.pausedBy.filter((other) => other !== side);
  return {
    session: { ...session, lastActivityAt: now, pausedBy },
    events: [{ code: 'session.resumed', at: now, by: side }],
  };
}
