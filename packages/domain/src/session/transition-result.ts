import type { ErrorCode } from '@alongside/protocol';
import type { Session } from './session.ts';
import type { SessionEvent } from './session-event.ts';

/** The same session object and no events: nothing had to change. */
export type TransitionResult =
  | { readonly ok: true; readonly session: Session; readonly events: readonly SessionEvent[] }
  | { readonly ok: false; readonly code: ErrorCode };
