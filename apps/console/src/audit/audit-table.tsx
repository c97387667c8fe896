import type { AuditRow } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { Badge } from '@fluentui/react-components';
import { MomentCell, NameCell, TextCell } from '../list/cells.tsx';
import type { ListColumn } from '../list/list-column.ts';
import { useListStyles } from '../list/use-list-styles.ts';
import { RESULT_TEXTS, SEVERITY_TEXTS } from './audit-row-texts.ts';
import { useAuditText } from './use-audit-text.ts';

const SEVERITY_COLORS = {
  info: 'subtle',
  notice: 'informative',
  warning: 'warning',
  alert: 'danger',
} as const;

interface CellProps {
  readonly row: AuditRow;
}

/** The columns of the audit log. */
export const AUDIT_COLUMNS: readonly ListColumn<AuditRow>[] = [
  {
    key: 'at',
    textKey: 'console.audit.at',
    minPx: 190,
    grow: 0,
    presence: 'always',
    cell: ({ at }) => <MomentCell at={at} neverKey="console.sessions.nothing" />,
  },
  {
    key: 'what',
    textKey: 'console.audit.what',
    minPx: 180,
    grow: 3,
    presence: 'always',
    cell: (row) => <WhatCell row={row} />,
  },
  { key: 'who', textKey: 'console.audit.who', minPx: 140, grow: 2, cell: (row) => <WhoCell row={row} /> },
  {
    key: 'on-what',
    textKey: 'console.audit.on-what',
    minPx: 140,
    grow: 2,
    cell: ({ target }) => <NameCell name={target?.name ?? target?.id.slice(0, 8) ?? null} />,
  },
  {
    key: 'address',
    textKey: 'console.audit.address',
    minPx: 140,
    grow: 1,
    presence: 'extra',
    cell: ({ address }) => <NameCell name={address} />,
  },
  {
    key: 'severity',
    textKey: 'console.audit.severity',
    minPx: 110,
    grow: 0,
    cell: (row) => <SeverityCell row={row} />,
  },
  {
    key: 'result',
    textKey: 'console.audit.result',
    minPx: 110,
    grow: 0,
    cell: ({ result }) => <TextCell textKey={RESULT_TEXTS[result]} isQuiet={result === 'done'} />,
  },
];

function WhatCell({ row }: CellProps) {
  const textOf = useAuditText();
  return <span>{textOf(row)}</span>;
}

function WhoCell({ row: { actor } }: CellProps) {
  const list = useListStyles();
  const { t } = useLocale();
  return <bdi className={list.clip}>{actor.kind === 'system' ? t('timeline.system') : actor.name}</bdi>;
}

function SeverityCell({ row: { severity } }: CellProps) {
  const { t } = useLocale();
  return (
    <Badge appearance="tint" color={SEVERITY_COLORS[severity]}>
      {t(SEVERITY_TEXTS[severity])}
    </Badge>
  );
}
