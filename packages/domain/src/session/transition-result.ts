import type { ErrorCode } from '@alongside/protocol';
import type { Step } from './end.ts';
import type { Session } from './session.ts';
import type { SessionEvent } from './session-event.ts';

/** The same session object: nothing had to change. */
export type TransitionResult =
  | { readonly ok: true; readonly session: Session; readonly events: readonly SessionEvent[] }
  | { readonly ok: false; readonly code: ErrorCode };

/** Inside the transition: a step, or why it can't be taken. */
export type StepResult = Step | { readonly code: ErrorCode };
