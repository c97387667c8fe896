import type { TimelineEntry } from '@alongside/protocol';
import type { SessionEvent } from './session-event.ts';

/** An entry of a session's timeline before it has its number; `at` in milliseconds since 1970. */
export type TimelineFact = Omit<TimelineEntry, 'n' | 'at'> & { readonly at: number };

/** What the timeline of the session tells of these events. */
export const timelineOf = (events: readonly SessionEvent[]): readonly TimelineFact[] =>
  events.map((event) => ({
    at: event.at,
    what: event.code.slice('session.'.length),
    by: event.by,
    mode: 'mode' in event ? event.mode : null,
    capability: 'capability' in event ? event.capability : null,
    reason: 'reason' in event ? event.reason : null,
    lost: 'lost' in event ? [...event.lost] : [],
  }));
