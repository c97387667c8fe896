import { type NetworkView, removeNetworkRoute } from '@alongside/protocol';
import { ALWAYS_LTR, ConfirmDialog, EmptyState, Notice, useLocale } from '@alongside/ui';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, EditRegular, GlobeRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { NameCell, TextCell } from '../list/cells.tsx';
import { DataList } from '../list/data-list.tsx';
import { FilterBar } from '../list/filter-bar.tsx';
import type { ListColumn } from '../list/list-column.ts';
import { ListSearch } from '../list/list-search.tsx';
import { isNarrowed } from '../list/list-words.ts';
import { useListRows } from '../list/use-list-rows.ts';
import { useListStyles } from '../list/use-list-styles.ts';
import { callRoute } from '../server/call-route.ts';
import { policyQueries } from '../server/policy-queries.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useNotices } from '../shell/notices.tsx';
import { PageLink } from '../shell/page-link.tsx';
import { NetworkDialog } from './network-dialog.tsx';
import { PoliciesHead } from './policies-head.tsx';
import type { NetworkSearch } from './policy-search.ts';

const useStyles = makeStyles({
  address: { direction: ALWAYS_LTR, unicodeBidi: 'isolate' },
  notice: { marginBlockEnd: tokens.spacingVerticalL },
});

interface NetworksPageProps {
  readonly search: NetworkSearch;
  readonly onSearch: (search: NetworkSearch) => void;
}

interface NetworkActions {
  readonly onEdit: (network: NetworkView) => void;
  readonly onRemove: (network: NetworkView) => void;
}

const idOf = ({ id }: NetworkView): string => id;
const nameOf = ({ name }: NetworkView): string => name;

const columnsOf = (actions: NetworkActions): readonly ListColumn<NetworkView>[] => [
  {
    key: 'name',
    textKey: 'console.networks.name',
    minPx: 160,
    grow: 2,
    cell: ({ name }) => <NameCell name={name} />,
  },
  {
    key: 'ranges',
    textKey: 'console.networks.ranges',
    minPx: 220,
    grow: 3,
    cell: ({ ranges }) => <RangesCell ranges={ranges} />,
  },
  {
    key: 'used-by',
    textKey: 'console.networks.used-by',
    minPx: 160,
    grow: 2,
    cell: (network, tabIndex) => <UsedByCell network={network} tabIndex={tabIndex} />,
  },
  {
    key: 'description',
    textKey: 'console.groups.description',
    minPx: 160,
    grow: 2,
    cell: ({ description }) => <NameCell name={description} />,
  },
  {
    key: 'actions',
    textKey: 'console.list.actions',
    minPx: 110,
    grow: 0,
    cell: (network, tabIndex) => <ActionsCell network={network} tabIndex={tabIndex} {...actions} />,
  },
];

/** Ranges of addresses that policies call by a name. */
export function NetworksPage({ search, onSearch }: NetworksPageProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const { say, fail } = useNotices();
  const queries = useQueryClient();
  const query = policyQueries.networks(search.search);
  const list = useInfiniteQuery(query);
  const rows = useListRows(query.queryKey, list);
  const [edited, setEdited] = useState<NetworkView | 'new' | null>(null);
  const [removed, setRemoved] = useState<NetworkView | null>(null);
  const columns = useMemo(() => columnsOf({ onEdit: setEdited, onRemove: setRemoved }), []);
  const remove = useMutation({
    mutationFn: ({ id }: NetworkView) => callRoute(removeNetworkRoute, { params: { networkId: id } }),
    onSuccess: (_result, { name }) => say(t('console.networks.removed', { name })),
    onError: fail,
    onSettled: async () => {
      setRemoved(null);
      await refreshTopics(queries, 'networks');
    },
  });
  const address = list.data?.pages[0]?.address;
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setEdited('new')}>
      {t('console.networks.add')}
    </Button>
  );
  return (
    <>
      <PoliciesHead current="/policies/networks" actions={add} />
      {address !== undefined && (
        <Notice kind="info" className={styles.notice}>
          {t('console.networks.own-address')} <span className={styles.address}>{address}</span>
        </Notice>
      )}
      <FilterBar isNarrowed={isNarrowed(search)} onReset={() => onSearch({})}>
        <ListSearch
          label={t('console.networks.search')}
          value={search.search ?? ''}
          onSearch={(text) => onSearch({ search: text === '' ? undefined : text })}
        />
      </FilterBar>
      <DataList
        label={t('console.policies.networks')}
        columns={columns}
        rows={rows}
        keyOf={idOf}
        nameOf={nameOf}
        empty={
          isNarrowed(search) ? (
            <EmptyState icon={<GlobeRegular />} title={t('console.networks.none-found')}>
              {t('console.list.narrowed')}
            </EmptyState>
          ) : (
            <EmptyState icon={<GlobeRegular />} title={t('console.networks.empty')} action={add}>
              {t('console.networks.empty-text')}
            </EmptyState>
          )
        }
      />
      <NetworkDialog network={edited} ownAddress={address ?? null} onClose={() => setEdited(null)} />
      <ConfirmDialog
        isOpen={removed !== null}
        title={t('console.networks.remove-title', { name: removed?.name ?? '' })}
        confirm={t('console.networks.remove')}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => {
          if (removed !== null) remove.mutate(removed);
        }}
        onClose={() => setRemoved(null)}
      >
        {t('console.networks.remove-text')}
      </ConfirmDialog>
    </>
  );
}

function RangesCell({ ranges }: Pick<NetworkView, 'ranges'>) {
  const list = useListStyles();
  const text = ranges.join(', ');
  return (
    <span dir="ltr" className={list.clip} title={text}>
      {text}
    </span>
  );
}

interface NetworkCellProps {
  readonly network: NetworkView;
  readonly tabIndex: 0 | -1;
}

function UsedByCell({ network: { usedBy }, tabIndex }: NetworkCellProps) {
  const list = useListStyles();
  const [first, ...others] = usedBy;
  const { t } = useLocale();
  if (first === undefined) return <TextCell textKey="console.networks.unused" isQuiet />;
  return (
    <span className={list.clip}>
      <PageLink to="/policies/$policyId" params={{ policyId: first.id }} tabIndex={tabIndex}>
        <bdi>{first.name}</bdi>
      </PageLink>
      {others.length > 0 && ` ${t('console.networks.and-more', { count: others.length })}`}
    </span>
  );
}

function ActionsCell({ network, tabIndex, onEdit, onRemove }: NetworkCellProps & NetworkActions) {
  const { t } = useLocale();
  const isUsed = network.usedBy.length > 0;
  return (
    <span>
      <Button
        size="small"
        appearance="subtle"
        icon={<EditRegular />}
        tabIndex={tabIndex}
        aria-label={t('console.networks.edit-of', { name: network.name })}
        onClick={() => onEdit(network)}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<DeleteRegular />}
        tabIndex={tabIndex}
        disabledFocusable={isUsed}
        aria-label={t('console.networks.remove-of', { name: network.name })}
        {...(isUsed && { title: t('console.networks.in-use') })}
        onClick={() => {
          if (!isUsed) onRemove(network);
        }}
      />
    </span>
  );
}
