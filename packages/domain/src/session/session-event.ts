import type {
  AccessReason,
  Capability,
  EndReason,
  Mode,
  Side,
  StartedBy,
  Surface,
} from '@alongside/protocol';
import type { Ms } from './session.ts';

/** Who made something happen in a session. */
export type EventBy = Side | 'system' | 'administrator';

interface EventOf<Code extends string> {
  readonly code: Code;
  readonly at: Ms;
  readonly by: EventBy;
}

/** One fact about a session, past tense. Every one has a row in the audit log. */
export type SessionEvent =
  | (EventOf<'session.started'> & { readonly startedBy: StartedBy })
  | (EventOf<'session.joined'> & {
      readonly way: 'code' | 'link';
      readonly surface: Surface;
      readonly isEnrolled: boolean;
    })
  /** A side's live socket came for the first time, was lost, or came back (also as a reloaded page). */
  | (EventOf<'session.side-arrived'> & { readonly side: Side })
  | (EventOf<'session.side-lost'> & { readonly side: Side })
  | (EventOf<'session.side-returned'> & { readonly side: Side })
  | (EventOf<'session.asked'> & { readonly mode: Mode })
  | (EventOf<'session.question-withdrawn'> & {
      readonly mode: Mode;
      /** Why access no longer covers it; empty: the helper took it back. */
      readonly lost: readonly AccessReason[];
    })
  | (EventOf<'session.question-lapsed'> & { readonly mode: Mode })
  | (EventOf<'session.declined'> & { readonly mode: Mode })
  | (EventOf<'session.grant-given'> & { readonly capability: Capability; readonly grantId: string })
  | (EventOf<'session.grant-ended'> & {
      readonly capability: Capability;
      readonly grantId: string;
      /** Why access no longer covers it; empty: a side gave it up, or the session ended. */
      readonly lost: readonly AccessReason[];
    })
  | EventOf<'session.paused'>
  | EventOf<'session.resumed'>
  | EventOf<'session.reported'>
  | (EventOf<'session.ended'> & {
      readonly reason: EndReason;
      /** Why access was lost; empty: it ended for something else. */
      readonly lost: readonly AccessReason[];
    });

export type SessionEventCode = SessionEvent['code'];
