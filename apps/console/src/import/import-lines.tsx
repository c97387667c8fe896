import type { ImportLine, ImportOutcome } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import {
  Badge,
  Button,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useListStyles } from '../list/use-list-styles.ts';
import { errorLinesCsv, isError } from './error-lines.ts';

type ErrorLine = Extract<ImportLine, { readonly kind: 'error' }>;

const useStyles = makeStyles({
  head: { display: 'flex', justifyContent: 'end', marginBlockEnd: tokens.spacingVerticalS },
  line: { width: '72px' },
  kind: { width: '120px' },
  frame: { maxHeight: '60vh', overflow: 'auto' },
});

const REASON_TEXTS: Readonly<Record<ErrorLine['reason'], string>> = {
  columns: 'console.import-fault.columns',
  email: 'console.import-fault.email',
  name: 'console.import-fault.name',
  text: 'console.import-fault.text',
  active: 'console.import-fault.active',
  'foreign-domain': 'console.import-fault.foreign-domain',
  'twice-in-file': 'console.import-fault.twice-in-file',
  'unknown-group': 'console.import-fault.unknown-group',
  'group-managed-elsewhere': 'console.import-fault.group-managed-elsewhere',
  'group-gives-roles': 'console.import-fault.group-gives-roles',
  'may-do-more': 'console.import-fault.may-do-more',
  'managed-by-scim': 'console.import-fault.managed-by-scim',
  'last-administrator': 'console.import-fault.last-administrator',
};

/** The names of columns, as the server calls them. */
const COLUMN_TEXTS: Readonly<Record<string, string>> = {
  email: 'console.people.email',
  fullName: 'console.people.full-name',
  firstName: 'console.provider.claim-first-name',
  lastName: 'console.provider.claim-last-name',
  jobTitle: 'console.people.job',
  department: 'console.people.department',
  company: 'console.person.company',
  employeeNumber: 'console.person.employee-number',
  groups: 'console.person.groups',
  active: 'console.people.active',
};

const KINDS = {
  added: { textKey: 'console.import.line-added', color: 'success' },
  changed: { textKey: 'console.import.line-changed', color: 'brand' },
  error: { textKey: 'console.import.line-error', color: 'danger' },
} as const;

/** What becomes of each line that isn't as it was. */
export function ImportLines({ outcome }: { readonly outcome: ImportOutcome }) {
  const styles = useStyles();
  const list = useListStyles();
  const { t, format } = useLocale();
  const { lines } = outcome;
  const errors = lines.filter(isError);
  if (lines.length === 0) return null;
  const download = () => {
    const csv = errorLinesCsv(errors, ({ reason }) => t(REASON_TEXTS[reason]));
    // The mark tells spreadsheet programs that it is UTF-8.
    saveAs(new Blob(['\uFEFF', csv], { type: 'text/csv' }), 'import-errors.csv');
  };
  return (
    <section>
      {errors.length > 0 && (
        <div className={styles.head}>
          <Button icon={<ArrowDownloadRegular />} onClick={download}>
            {t('console.import.download-errors')}
          </Button>
        </div>
      )}
      <div
        className={mergeClasses(list.frame, styles.frame)}
        tabIndex={0}
        role="region"
        aria-label={t('console.import.lines')}
      >
        <Table size="small" aria-label={t('console.import.lines')}>
          <TableHeader className={list.header}>
            <TableRow>
              <TableHeaderCell className={styles.line}>{t('console.import.line')}</TableHeaderCell>
              <TableHeaderCell className={styles.kind}>{t('console.import.what')}</TableHeaderCell>
              <TableHeaderCell>{t('console.people.person')}</TableHeaderCell>
              <TableHeaderCell>{t('console.list.details')}</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {lines.map((line) => (
              <TableRow key={`${line.kind} ${line.line}`}>
                <TableCell className={list.number}>{format.number(line.line)}</TableCell>
                <TableCell>
                  <Badge appearance="tint" color={KINDS[line.kind].color}>
                    {t(KINDS[line.kind].textKey)}
                  </Badge>
                </TableCell>
                <TableCell>
                  <bdi>{line.kind === 'error' ? (line.email ?? '') : `${line.name} (${line.email})`}</bdi>
                </TableCell>
                <TableCell>
                  <LineDetails line={line} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </section>
  );
}

function LineDetails({ line }: { readonly line: ImportLine }) {
  const { t } = useLocale();
  const columnName = (column: string): string => {
    const key = COLUMN_TEXTS[column];
    return key === undefined ? column : t(key);
  };
  if (line.kind === 'added') return null;
  if (line.kind === 'error') {
    return (
      <>
        {t(REASON_TEXTS[line.reason])} {line.column !== null && <bdi>({columnName(line.column)})</bdi>}
      </>
    );
  }
  return Object.entries(line.after).map(([column, value]) => (
    <div key={column}>
      {t('console.import.changes', {
        column: columnName(column),
        before: line.before[column] ?? t('console.sessions.nothing'),
        after: value ?? t('console.sessions.nothing'),
      })}
    </div>
  ));
}

function saveAs(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
