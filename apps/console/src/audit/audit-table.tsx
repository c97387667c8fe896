import type { AuditRow } from '@alongside/protocol';
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
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import { useListStyles } from '../list/use-list-styles.ts';
import { auditTextKey } from '../texts/audit-texts.ts';
import { AuditDetails } from './audit-details.tsx';
import { RESULT_TEXTS, SEVERITY_TEXTS } from './audit-row-texts.ts';

const useStyles = makeStyles({
  opener: { width: '40px' },
  moment: { width: '190px' },
  severity: { width: '110px' },
  result: { width: '110px' },
  mirrored: { ':dir(rtl)': { transform: 'scaleX(-1)' } },
  details: { backgroundColor: tokens.colorNeutralBackground2 },
});

const SEVERITY_COLORS = {
  info: 'subtle',
  notice: 'informative',
  warning: 'warning',
  alert: 'danger',
} as const;

export function AuditTable({ rows }: { readonly rows: readonly AuditRow[] }) {
  const styles = useStyles();
  const list = useListStyles();
  const { t } = useLocale();
  return (
    <div className={list.frame}>
      <Table size="small" className={list.table} aria-label={t('console.audit.table')}>
        <TableHeader className={list.header}>
          <TableRow>
            <TableHeaderCell className={styles.opener}>
              <span className={list.hidden}>{t('console.audit.details')}</span>
            </TableHeaderCell>
            <TableHeaderCell className={styles.moment}>{t('console.audit.at')}</TableHeaderCell>
            <TableHeaderCell>{t('console.audit.what')}</TableHeaderCell>
            <TableHeaderCell>{t('console.audit.who')}</TableHeaderCell>
            <TableHeaderCell>{t('console.audit.on-what')}</TableHeaderCell>
            <TableHeaderCell className={styles.severity}>{t('console.audit.severity')}</TableHeaderCell>
            <TableHeaderCell className={styles.result}>{t('console.audit.result')}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <AuditEntry key={row.n} row={row} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function AuditEntry({ row }: { readonly row: AuditRow }) {
  const styles = useStyles();
  const list = useListStyles();
  const { t, format } = useLocale();
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  const key = auditTextKey(row.code);
  const what = key === null ? row.code : t(key);
  return (
    <>
      <TableRow>
        <TableCell className={styles.opener}>
          <Button
            appearance="transparent"
            size="small"
            icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular className={styles.mirrored} />}
            aria-expanded={isOpen}
            aria-controls={detailsId}
            aria-label={t('console.audit.details-of', { what, n: format.number(row.n) })}
            onClick={() => setOpen(!isOpen)}
          />
        </TableCell>
        <TableCell className={mergeClasses(list.number, styles.moment)}>{format.dateTime(row.at)}</TableCell>
        <TableCell>{what}</TableCell>
        <TableCell>
          <bdi>{row.actor.kind === 'system' ? t('timeline.system') : row.actor.name}</bdi>
        </TableCell>
        <TableCell>
          <bdi className={list.clip}>{row.target?.name ?? row.target?.id.slice(0, 8) ?? ''}</bdi>
        </TableCell>
        <TableCell className={styles.severity}>
          <Badge appearance="tint" color={SEVERITY_COLORS[row.severity]}>
            {t(SEVERITY_TEXTS[row.severity])}
          </Badge>
        </TableCell>
        <TableCell className={mergeClasses(styles.result, row.result === 'done' && list.quiet)}>
          {t(RESULT_TEXTS[row.result])}
        </TableCell>
      </TableRow>
      {isOpen && (
        <TableRow id={detailsId} className={styles.details}>
          <TableCell colSpan={7}>
            <AuditDetails row={row} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
