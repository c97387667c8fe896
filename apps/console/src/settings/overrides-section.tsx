import {
  type OverrideId,
  orderSettingsOverridesRoute,
  removeSettingsOverrideRoute,
  type SettingsOverrideView,
} from '@alongside/protocol';
import { Card, ConfirmDialog, EmptyState, ErrorNotice, Loading, useLocale } from '@alongside/ui';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  AddRegular,
  ArrowDownRegular,
  ArrowUpRegular,
  DeleteRegular,
  EditRegular,
  OptionsRegular,
  ReOrderDotsVerticalRegular,
} from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { consoleQueries } from '../server/console-queries.ts';
import { policyQueries } from '../server/policy-queries.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useNotices } from '../shell/notices.tsx';
import { PageLink } from '../shell/page-link.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { moved } from './moved.ts';

const useStyles = makeStyles({
  section: { display: 'grid', gap: tokens.spacingVerticalL },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  entry: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalS,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke3,
    ':first-child': { borderBlockStartStyle: 'none' },
  },
  handle: { cursor: 'grab', color: tokens.colorNeutralForeground3, fontSize: '20px', lineHeight: 0 },
  words: { flex: '1 1 180px', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Settings that differ for groups, laid over each other in an order in which the last one wins. */
export function OverridesSection() {
  const styles = useStyles();
  const { t } = useLocale();
  const settings = useQuery(consoleQueries.settings());
  const overrides = useQuery(policyQueries.overrides());
  const [edited, setEdited] = useState<SettingsOverrideView | 'new' | null>(null);
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setEdited('new')}>
      {t('console.overrides.add')}
    </Button>
  );
  const error = settings.error ?? overrides.error;
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void overrides.refetch()} />;
  if (settings.data === undefined || overrides.data === undefined) return <Loading />;
  const { items } = overrides.data;
  return (
    <div className={styles.section}>
      <p className={styles.text}>{t('console.overrides.text')}</p>
      {items.length === 0 ? (
        <EmptyState icon={<OptionsRegular />} title={t('console.overrides.empty')} action={add}>
          {t('console.overrides.empty-text')}
        </EmptyState>
      ) : (
        <>
          <div>{add}</div>
          <Card>
            <OverrideList overrides={items} onEdit={setEdited} />
          </Card>
        </>
      )}
      <OverrideDialog override={edited} settings={settings.data} onClose={() => setEdited(null)} />
    </div>
  );
}

interface OverrideListProps {
  readonly overrides: readonly SettingsOverrideView[];
  readonly onEdit: (override: SettingsOverrideView) => void;
}

function OverrideList({ overrides, onEdit }: OverrideListProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const { fail } = useNotices();
  const queries = useQueryClient();
  const [dragged, setDragged] = useState<number | null>(null);
  const [removed, setRemoved] = useState<SettingsOverrideView | null>(null);
  const onSettled = () => refreshTopics(queries, 'settings');
  const order = useMutation({
    mutationFn: (ids: readonly OverrideId[]) =>
      callRoute(orderSettingsOverridesRoute, { body: { ids: [...ids] } }),
    onError: fail,
    onSettled,
  });
  const remove = useMutation({
    mutationFn: ({ id }: SettingsOverrideView) =>
      callRoute(removeSettingsOverrideRoute, { params: { overrideId: id } }),
    onError: fail,
    onSettled: async () => {
      setRemoved(null);
      await onSettled();
    },
  });
  const move = (from: number, to: number) => {
    if (from === to || to < 0 || to >= overrides.length || order.isPending) return;
    order.mutate(moved(overrides, from, to).map(({ id }) => id));
  };
  return (
    <>
      <ol className={styles.list} aria-label={t('console.overrides.tab')}>
        {overrides.map((override, index) => (
          <li
            key={override.id}
            className={styles.entry}
            draggable
            onDragStart={() => setDragged(index)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => {
              if (dragged !== null) move(dragged, index);
              setDragged(null);
            }}
          >
            <span className={styles.handle} aria-hidden="true">
              <ReOrderDotsVerticalRegular />
            </span>
            <span className={styles.words}>
              <PageLink to="/groups/$groupId" params={{ groupId: override.group.id }}>
                <bdi>{override.group.name}</bdi>
              </PageLink>
              <span className={styles.quiet}>
                {t('console.overrides.differs', { count: Object.keys(override.settings).length })}
              </span>
            </span>
            <Button
              appearance="subtle"
              icon={<ArrowUpRegular />}
              disabledFocusable={index === 0}
              aria-label={t('console.overrides.up', { name: override.group.name })}
              onClick={() => move(index, index - 1)}
            />
            <Button
              appearance="subtle"
              icon={<ArrowDownRegular />}
              disabledFocusable={index === overrides.length - 1}
              aria-label={t('console.overrides.down', { name: override.group.name })}
              onClick={() => move(index, index + 1)}
            />
            <Button
              appearance="subtle"
              icon={<EditRegular />}
              aria-label={t('console.overrides.edit', { name: override.group.name })}
              onClick={() => onEdit(override)}
            />
            <Button
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={t('console.overrides.remove-of', { name: override.group.name })}
              onClick={() => setRemoved(override)}
            />
          </li>
        ))}
      </ol>
      <ConfirmDialog
        isOpen={removed !== null}
        title={t('console.overrides.remove-title', { name: removed?.group.name ?? '' })}
        confirm={t('console.policy.remove')}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => {
          if (removed !== null) remove.mutate(removed);
        }}
        onClose={() => setRemoved(null)}
      >
        {t('console.overrides.remove-text')}
      </ConfirmDialog>
    </>
  );
}
