import type { SessionSummary } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { Badge } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { TextCell } from '../list/cells.tsx';
import type { ListColumn } from '../list/list-column.ts';
import { PersonCell } from '../list/person-cell.tsx';
import { useListStyles } from '../list/use-list-styles.ts';
import { PageLink } from '../shell/page-link.tsx';
import { END_REASON_TEXTS, MODE_TEXTS, STARTED_BY_TEXTS } from '../texts/session-texts.ts';
import { SessionDeviceCell } from './session-device-cell.tsx';

interface CellProps {
  readonly session: SessionSummary;
}

/** The columns of the sessions report. */
export const SESSION_COLUMNS: readonly ListColumn<SessionSummary>[] = [
  {
    key: 'created',
    textKey: 'console.sessions.created',
    minPx: 196,
    grow: 0,
    sort: 'createdAt',
    presence: 'always',
    cell: (session, tabIndex) => <CreatedCell session={session} tabIndex={tabIndex} />,
  },
  {
    key: 'helper',
    textKey: 'console.sessions.helper',
    minPx: 120,
    grow: 2,
    sort: 'helper',
    cell: ({ helper }) => <PersonCell person={helper} />,
  },
  {
    key: 'sharer',
    textKey: 'console.sessions.sharer',
    minPx: 120,
    grow: 2,
    sort: 'sharer',
    cell: (session) => <SharerCell session={session} />,
  },
  {
    key: 'device',
    textKey: 'console.sessions.device',
    minPx: 112,
    grow: 1,
    cell: ({ surface, deviceName }) => <SessionDeviceCell surface={surface} deviceName={deviceName} />,
  },
  {
    key: 'ended',
    textKey: 'console.sessions.ended-at',
    minPx: 96,
    grow: 0,
    cell: (session) => <EndedCell session={session} />,
  },
  {
    key: 'duration',
    textKey: 'console.sessions.duration',
    minPx: 84,
    grow: 0,
    sort: 'durationMs',
    cell: (session) => <DurationCell session={session} />,
  },
  {
    key: 'started-by',
    textKey: 'console.sessions.started-by',
    minPx: 104,
    grow: 1,
    presence: 'extra',
    cell: ({ startedBy }) => <TextCell textKey={STARTED_BY_TEXTS[startedBy]} />,
  },
  {
    key: 'modes',
    textKey: 'console.sessions.modes',
    minPx: 104,
    grow: 1,
    cell: (session) => <ModesCell session={session} />,
  },
  {
    key: 'end',
    textKey: 'console.sessions.end',
    minPx: 112,
    grow: 2,
    cell: (session) => <EndCell session={session} />,
  },
];

function CreatedCell({ session, tabIndex }: CellProps & { readonly tabIndex: 0 | -1 }) {
  const list = useListStyles();
  const { format } = useLocale();
  return (
    <PageLink
      to="/reports/$sessionId"
      params={{ sessionId: session.id }}
      tabIndex={tabIndex}
      className={list.number}
    >
      {format.dateTime(session.createdAt)}
    </PageLink>
  );
}

function SharerCell({ session: { sharer } }: CellProps) {
  if (sharer === null) return <TextCell textKey="console.sessions.nobody" isQuiet />;
  return <PersonCell person={sharer} />;
}

/** The time alone where the day is that of the beginning, which stands beside it. */
function EndedCell({ session: { createdAt, endedAt } }: CellProps) {
  const list = useListStyles();
  const { format } = useLocale();
  if (endedAt === null) return <TextCell textKey="console.sessions.nothing" isQuiet />;
  const isSameDay = format.date(endedAt) === format.date(createdAt);
  return isSameDay ? (
    <span className={list.number} title={format.dateTime(endedAt)}>
      {format.time(endedAt)}
    </span>
  ) : (
    <span>{format.dateTime(endedAt)}</span>
  );
}

function DurationCell({ session: { durationMs } }: CellProps) {
  const list = useListStyles();
  const { format } = useLocale();
  if (durationMs === null) return <TextCell textKey="console.sessions.nothing" isQuiet />;
  return <span className={list.number}>{format.clock(durationMs)}</span>;
}

function ModesCell({ session: { modesUsed } }: CellProps) {
  const { t, format } = useLocale();
  if (modesUsed.length === 0) return <TextCell textKey="console.sessions.nothing" isQuiet />;
  return <span>{format.list(modesUsed.map((mode) => t(MODE_TEXTS[mode])))}</span>;
}

function EndCell({ session: { endReason } }: CellProps): ReactNode {
  const { t } = useLocale();
  if (endReason !== null) return <TextCell textKey={END_REASON_TEXTS[endReason]} />;
  return (
    <Badge appearance="tint" color="brand">
      {t('console.sessions.on-now')}
    </Badge>
  );
}
