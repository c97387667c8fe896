import type { SessionSummary } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import {
  Badge,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  mergeClasses,
} from '@fluentui/react-components';
import { PersonCell } from '../list/person-cell.tsx';
import { useListStyles } from '../list/use-list-styles.ts';
import { PageLink } from '../shell/page-link.tsx';
import { END_REASON_TEXTS, MODE_TEXTS, STARTED_BY_TEXTS } from '../texts/session-texts.ts';
import type { ReportSearch } from './report-search.ts';

type Sort = NonNullable<ReportSearch['sort']>;

interface Column {
  readonly textKey: string;
  readonly width?: 'moment' | 'narrow';
  readonly sort?: Sort;
}

const COLUMNS: readonly Column[] = [
  { textKey: 'console.sessions.created', sort: 'createdAt', width: 'moment' },
  { textKey: 'console.sessions.helper', sort: 'helper' },
  { textKey: 'console.sessions.sharer', sort: 'sharer' },
  { textKey: 'console.sessions.duration', sort: 'durationMs', width: 'narrow' },
  { textKey: 'console.sessions.started-by', width: 'narrow' },
  { textKey: 'console.sessions.modes' },
  { textKey: 'console.sessions.end' },
];

interface SessionsTableProps {
  readonly sessions: readonly SessionSummary[];
  readonly sort: Sort;
  readonly order: 'asc' | 'desc';
  readonly onSort: (sort: Sort, order: 'asc' | 'desc') => void;
}

/** The rows of the sessions report. */
export function SessionsTable({ sessions, sort, order, onSort }: SessionsTableProps) {
  const list = useListStyles();
  const { t } = useLocale();
  const direction = order === 'asc' ? 'ascending' : 'descending';
  return (
    <div className={list.frame}>
      <Table size="small" sortable className={list.table} aria-label={t('console.sessions.table')}>
        <TableHeader className={list.header}>
          <TableRow>
            {COLUMNS.map((column) => (
              <TableHeaderCell
                key={column.textKey}
                className={column.width && list[column.width]}
                sortable={column.sort !== undefined}
                {...(column.sort === sort && { sortDirection: direction })}
                {...(column.sort !== undefined && {
                  onClick: () => {
                    if (column.sort === undefined) return;
                    onSort(column.sort, column.sort === sort && order === 'desc' ? 'asc' : 'desc');
                  },
                })}
              >
                {t(column.textKey)}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function SessionRow({ session }: { readonly session: SessionSummary }) {
  const list = useListStyles();
  const { t, format } = useLocale();
  return (
    <TableRow>
      <TableCell className={mergeClasses(list.number, list.moment)}>
        <PageLink to="/reports/$sessionId" params={{ sessionId: session.id }}>
          {format.dateTime(session.createdAt)}
        </PageLink>
      </TableCell>
      <TableCell>
        <PersonCell person={session.helper} />
      </TableCell>
      <TableCell>
        {session.sharer === null ? (
          <span className={list.quiet}>{t('console.sessions.nobody')}</span>
        ) : (
          <PersonCell person={session.sharer} />
        )}
      </TableCell>
      <TableCell
        className={mergeClasses(list.number, list.narrow, session.durationMs === null && list.quiet)}
      >
        {session.durationMs === null ? t('console.sessions.nothing') : format.clock(session.durationMs)}
      </TableCell>
      <TableCell className={list.narrow}>{t(STARTED_BY_TEXTS[session.startedBy])}</TableCell>
      <TableCell className={session.modesUsed.length === 0 ? list.quiet : undefined}>
        {session.modesUsed.length === 0
          ? t('console.sessions.nothing')
          : format.list(session.modesUsed.map((mode) => t(MODE_TEXTS[mode])))}
      </TableCell>
      <TableCell>
        {session.endReason === null ? (
          <Badge appearance="tint" color="brand">
            {t('console.sessions.on-now')}
          </Badge>
        ) : (
          t(END_REASON_TEXTS[session.endReason])
        )}
      </TableCell>
    </TableRow>
  );
}
