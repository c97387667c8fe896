import { deviceOf, dueAt, sharerOf, type Participant, type Session } from '@alongside/domain';
import { Mode, type Capability } from '@alongside/protocol';
import type { Insertable } from 'kysely';
import { foldText } from '../../platform/search/index.ts';
import type { SessionsTable } from './session-tables.ts';
import { StoredSession } from './stored-session.ts';

type SessionColumns = Omit<Insertable<SessionsTable>, 'code_hash'>;

const date = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

/** The row of a session. */
export function sessionColumns(session: Session): SessionColumns {
  const { id, tenantId, version, kind, startedBy, helper } = session;
  const sharer = sharerOf(session);
  return {
    tenant_id: tenantId,
    id,
    state: JSON.stringify(StoredSession.parse(session)),
    version,
    kind,
    started_by: startedBy,
    helper_id: helper.personId,
    helper_key: nameKey(helper),
    sharer_id: sharer?.personId ?? null,
    sharer_key: sharer === null ? '' : nameKey(sharer),
    surface: deviceOf(session)?.surface ?? null,
    search_text: [helper, sharer].flatMap(searchLines).join('\n'),
    modes: modesUsed(session),
    end_reason: session.kind === 'ended' ? session.reason : null,
    due_at: date(dueAt(session)),
    is_attended: isAttended(session),
    created_at: new Date(session.createdAt),
    started_at: date(startedAt(session)),
    ended_at: date(session.kind === 'ended' ? session.endedAt : null),
  };
}

/** When something was first allowed; null: never. */
export const startedAt = (session: Session): number | null =>
  session.kind === 'active' || session.kind === 'ended' ? session.startedAt : null;

/** The modes that were really allowed at some time, in the order of what they allow. */
export function modesUsed(session: Session): Mode[] {
  const allowed = capabilitiesAllowed(session);
  return Mode.options.filter((mode) => (allowed as readonly string[]).includes(mode));
}

function capabilitiesAllowed(session: Session): readonly Capability[] {
  if (session.kind === 'active') return session.allowedOnce;
  return session.kind === 'ended' ? session.allowed : [];
}

const isAttended = ({ kind, presence }: Session): boolean =>
  kind !== 'ended' && (presence.helper.kind === 'here' || presence.sharer.kind === 'here');

/** A page's cursor holds a key, and a cursor is at most 500 characters long. */
const KEY_MAX_CODE_POINTS = 60;

const nameKey = ({ profile }: Participant): string =>
  Array.from(foldText(profile.fullName)).slice(0, KEY_MAX_CODE_POINTS).join('');

const searchLines = (participant: Participant | null): string[] =>
  participant === null ? [] : [participant.profile.fullName, participant.profile.email].map(foldText);
