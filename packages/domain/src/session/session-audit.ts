import type { AccessReason } from '@alongside/protocol';
import { auditEvent, SYSTEM_ACTOR, type AuditActor, type AuditEvent } from '../audit/audit-event.ts';
import { sharerOf, type Participant, type Session } from './session.ts';
import type { EventBy, SessionEvent } from './session-event.ts';

/** Who caused the events, as the audit log tells it. */
export interface SessionAuditContext {
  /** Who asked for the change; null: nobody did, time or the network made it. */
  readonly by: EventBy | null;
  /** Where the request came from. */
  readonly address: string | null;
  /** Who `administrator` is. */
  readonly administrator?: AuditActor;
}

/** The audit events of what happened in a session: one for each. */
export const auditOfSession = (
  session: Session,
  events: readonly SessionEvent[],
  context: SessionAuditContext,
): readonly AuditEvent[] =>
  events.map((event) => {
    const row = {
      at: event.at,
      actor: actorOf(session, event.by, context),
      target: { kind: 'session', id: session.id, name: null } as const,
      address: event.by === context.by ? context.address : null,
      before: null,
    };
    return toAuditEvent(event, row);
  });

type Row = Omit<Parameters<typeof auditEvent<'session.reported'>>[1], 'after'>;

type PlainEvent = Extract<SessionEvent, { code: 'session.paused' | 'session.resumed' | 'session.reported' }>;

/** What happened says everything. */
const isPlain = (event: SessionEvent): event is PlainEvent =>
  event.code === 'session.paused' || event.code === 'session.resumed' || event.code === 'session.reported';

function toAuditEvent(event: SessionEvent, row: Row): AuditEvent {
  if (isPlain(event)) return auditEvent(event.code, { ...row, after: null });
  const { code } = event;
  switch (code) {
    case 'session.started':
      return auditEvent(code, { ...row, after: { startedBy: event.startedBy } });
    case 'session.joined':
      return auditEvent(code, {
        ...row,
        after: { way: event.way, surface: event.surface, isEnrolled: event.isEnrolled },
      });
    case 'session.side-arrived':
      return auditEvent(code, { ...row, after: { side: event.side } });
    case 'session.side-lost':
      return auditEvent(code, { ...row, after: { side: event.side } });
    case 'session.side-returned':
      return auditEvent(code, { ...row, after: { side: event.side } });
    case 'session.asked':
      return auditEvent(code, { ...row, after: { mode: event.mode } });
    case 'session.question-withdrawn':
      return auditEvent(code, { ...row, after: { mode: event.mode, ...lostOf(event) } });
    case 'session.question-lapsed':
      return auditEvent(code, { ...row, after: { mode: event.mode } });
    case 'session.declined':
      return auditEvent(code, { ...row, after: { mode: event.mode } });
    case 'session.grant-given':
      return auditEvent(code, { ...row, after: grantOf(event) });
    case 'session.grant-ended':
      return auditEvent(code, { ...row, after: { ...grantOf(event), ...lostOf(event) } });
    case 'session.ended':
      return auditEvent(code, { ...row, after: { reason: event.reason, ...lostOf(event) } });
  }
}

const lostOf = ({ lost }: { readonly lost: readonly AccessReason[] }) => (lost.length === 0 ? {} : { lost });

const grantOf = ({
  capability,
  grantId,
}: Extract<SessionEvent, { code: 'session.grant-given' | 'session.grant-ended' }>) => ({
  capability,
  grantId,
});

function actorOf(session: Session, by: EventBy, context: SessionAuditContext): AuditActor {
  switch (by) {
    case 'helper':
      return participantActor(session.helper);
    case 'sharer': {
      const sharer = sharerOf(session);
      return sharer === null ? SYSTEM_ACTOR : participantActor(sharer);
    }
    case 'administrator':
      return context.administrator ?? SYSTEM_ACTOR;
    case 'system':
      return SYSTEM_ACTOR;
  }
}

const participantActor = ({ personId, profile }: Participant): AuditActor => ({
  kind: 'person',
  id: personId,
  name: profile.fullName,
});
