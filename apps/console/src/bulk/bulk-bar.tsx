import { useLocale } from '@alongside/ui';
import { Button, Text, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { countChosen, type ListSelection, NOTHING_CHOSEN } from '../list/list-selection.ts';
import type { ListRows } from '../list/use-list-rows.ts';
import type { BulkAction, BulkRows } from './bulk-action.ts';
import { BulkDialog } from './bulk-dialog.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalL,
    marginBlockEnd: tokens.spacingVerticalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorBrandBackground2,
  },
  count: { flexGrow: 1 },
});

interface BulkBarProps {
  readonly label: string;
  readonly selection: ListSelection;
  /** How many match. */
  readonly list: Pick<ListRows<unknown>, 'total' | 'isTotalExact'>;
  readonly rows: BulkRows;
  readonly actions: readonly BulkAction[];
  /** Something was done, or may have been. */
  readonly onSettled: () => void;
}

/** What can be done to the rows that are chosen; there only while some are. */
export function BulkBar({ label, selection, list, rows, actions, onSettled }: BulkBarProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const [actionKey, setActionKey] = useState<string | null>(null);
  const { total, isTotalExact } = list;
  const count = countChosen(selection.chosen, total);
  // Nobody is asked about a number that isn't known yet.
  const isCounting = selection.chosen.kind === 'all' && !isTotalExact;
  const action = actions.find(({ key }) => key === actionKey) ?? null;
  if (count === 0 && action === null) return null;
  return (
    <>
      {count > 0 && (
        <div role="toolbar" aria-label={label} className={styles.bar}>
          <Text className={styles.count} weight="semibold" role="status">
            {isCounting ? t('console.bulk.counting') : t('console.bulk.chosen', { count })}
          </Text>
          {selection.chosen.kind === 'some' && isTotalExact && count < total && (
            <Button
              appearance="subtle"
              size="small"
              onClick={() => selection.choose({ kind: 'all', except: new Set() })}
            >
              {t('console.bulk.choose-all', { count: total })}
            </Button>
          )}
          {actions.map(({ key, textKey, icon }) => (
            <Button
              key={key}
              size="small"
              icon={icon}
              disabledFocusable={isCounting}
              onClick={() => setActionKey(key)}
            >
              {t(textKey)}
            </Button>
          ))}
          <Button
            appearance="subtle"
            size="small"
            icon={<DismissRegular />}
            onClick={() => selection.choose(NOTHING_CHOSEN)}
          >
            {t('console.bulk.choose-none')}
          </Button>
        </div>
      )}
      {action !== null && (
        <BulkDialog
          action={action}
          chosen={selection.chosen}
          count={count}
          rows={rows}
          onSettled={onSettled}
          onClose={(wasDone) => {
            setActionKey(null);
            if (wasDone) selection.choose(NOTHING_CHOSEN);
          }}
        />
      )}
    </>
  );
}
