import type { SessionFigures } from '@alongside/protocol';
import type { CommandInput } from './command-input.ts';
import type { RunningSession } from './session.ts';
import type { StepResult } from './transition-result.ts';

/** Keeps how the session felt so far, in place of what was known before. It is no sign that anybody is there. */
export function noteFigures(session: RunningSession, { command }: CommandInput<'measured'>): StepResult {
  if (session.kind !== 'active') return { code: 'SESSION_WRONG_STATE' };
  const { figures } = command;
  return {
    session: areSame(session.figures, figures) ? session : { ...session, figures },
    events: [],
  };
}

const areSame = (a: SessionFigures | null, b: SessionFigures): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
