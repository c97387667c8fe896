import { AccessPolicyState, type AccessPolicyView } from '@alongside/protocol';
import { EmptyState, Notice, useLocale } from '@alongside/ui';
import { Select, makeStyles } from '@fluentui/react-components';
import { AddRegular, ShieldCheckmarkRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { MomentCell, NameCell } from '../list/cells.tsx';
import { ChoiceFilter } from '../list/choice-filter.tsx';
import { DataList } from '../list/data-list.tsx';
import { FilterBar } from '../list/filter-bar.tsx';
import type { ListColumn } from '../list/list-column.ts';
import { ListSearch } from '../list/list-search.tsx';
import { isNarrowed } from '../list/list-words.ts';
import { useListRows } from '../list/use-list-rows.ts';
import { useListStyles } from '../list/use-list-styles.ts';
import { policyQueries } from '../server/policy-queries.ts';
import { LinkButton } from '../shell/link-button.tsx';
import { useNotices } from '../shell/notices.tsx';
import { PageLink } from '../shell/page-link.tsx';
import { POLICY_STATE_TEXTS } from '../texts/policy-texts.ts';
import { PoliciesHead } from './policies-head.tsx';
import { PolicySearch } from './policy-search.ts';
import { TurnOnDialog } from './turn-on-dialog.tsx';
import { usePolicySentence } from './use-policy-sentence.ts';
import { useSaveState } from './use-save-state.ts';

const useStyles = makeStyles({ state: { minWidth: 0, width: '100%' } });

interface AccessPoliciesPageProps {
  readonly search: PolicySearch;
  readonly onSearch: (search: PolicySearch) => void;
}

type Policy = AccessPolicyView;
type OnState = (policy: Policy, state: AccessPolicyState) => void;

const idOf = ({ id }: Policy): string => id;
const nameOf = ({ name }: Policy): string => name;

const columnsOf = (onState: OnState): readonly ListColumn<Policy>[] => [
  {
    key: 'name',
    textKey: 'console.policies.name',
    minPx: 200,
    grow: 3,
    sort: 'name',
    cell: (policy, tabIndex) => <PolicyLink policy={policy} tabIndex={tabIndex} />,
  },
  {
    key: 'state',
    textKey: 'console.policies.state',
    minPx: 140,
    grow: 0,
    cell: (policy, tabIndex) => <StateChoice policy={policy} tabIndex={tabIndex} onState={onState} />,
  },
  {
    key: 'says',
    textKey: 'console.policies.says',
    minPx: 260,
    grow: 5,
    cell: (policy) => <SentenceCell policy={policy} />,
  },
  {
    key: 'updated',
    textKey: 'console.policies.updated',
    minPx: 192,
    grow: 0,
    sort: 'updatedAt',
    cell: ({ updatedAt }) => <MomentCell at={updatedAt} neverKey="console.sessions.nothing" />,
  },
];

/** Policies of conditional access: what each says, and whether it counts. */
export function AccessPoliciesPage({ search, onSearch }: AccessPoliciesPageProps) {
  const { t } = useLocale();
  const { say, fail } = useNotices();
  const navigate = useNavigate();
  const query = policyQueries.accessPolicies(search);
  const list = useInfiniteQuery(query);
  const rows = useListRows(query.queryKey, list);
  const [turnedOn, setTurnedOn] = useState<Policy | null>(null);
  const save = useSaveState({
    onSaved: (name) => {
      setTurnedOn(null);
      say(t('console.policy.saved', { name }));
    },
  });
  const { mutate, reset } = save;
  const columns = useMemo(
    () =>
      columnsOf((policy, state) => {
        reset();
        if (state === 'on') setTurnedOn(policy);
        else mutate({ policyId: policy.id, state }, { onError: fail });
      }),
    [mutate, reset, fail],
  );
  const add = (
    <LinkButton to="/policies/new" appearance="primary" icon={<AddRegular />}>
      {t('console.policies.add')}
    </LinkButton>
  );
  const areCountriesKnown = list.data?.pages[0]?.areCountriesKnown ?? true;
  const usesCountries = rows.items.some(({ conditions }) => conditions.countries !== undefined);
  return (
    <>
      <PoliciesHead current="/policies" actions={add} />
      {usesCountries && !areCountriesKnown && (
        <Notice kind="warning">{t('console.policies.no-countries')}</Notice>
      )}
      <FilterBar isNarrowed={isNarrowed(search)} onReset={() => onSearch({ sort: search.sort })}>
        <ListSearch
          label={t('console.policies.search')}
          value={search.search ?? ''}
          onSearch={(text) => onSearch({ ...search, search: text === '' ? undefined : text })}
        />
        <ChoiceFilter
          label={t('console.policies.state')}
          choices={AccessPolicyState.options}
          texts={POLICY_STATE_TEXTS}
          value={search.state}
          onChoose={(state) => onSearch({ ...search, state })}
        />
      </FilterBar>
      <DataList
        label={t('console.policies.access')}
        columns={columns}
        rows={rows}
        keyOf={idOf}
        nameOf={nameOf}
        order={{
          sort: search.sort ?? 'name',
          onSort: (sort) => onSearch(PolicySearch.parse({ ...search, sort })),
        }}
        onOpen={({ id }) => void navigate({ to: '/policies/$policyId', params: { policyId: id } })}
        empty={
          isNarrowed(search) ? (
            <EmptyState icon={<ShieldCheckmarkRegular />} title={t('console.policies.none-found')}>
              {t('console.list.narrowed')}
            </EmptyState>
          ) : (
            <EmptyState icon={<ShieldCheckmarkRegular />} title={t('console.policies.empty')} action={add}>
              {t('console.policies.empty-text')}
            </EmptyState>
          )
        }
      />
      <TurnOnDialog
        policy={turnedOn}
        nameOf={(id) => turnedOn?.names[id] ?? id}
        isBusy={save.isPending}
        error={turnedOn === null ? null : save.error}
        onConfirm={() => {
          if (turnedOn !== null) save.mutate({ policyId: turnedOn.id, state: 'on' });
        }}
        onClose={() => {
          setTurnedOn(null);
          save.reset();
        }}
      />
    </>
  );
}

interface PolicyCellProps {
  readonly policy: Policy;
  readonly tabIndex: 0 | -1;
}

function PolicyLink({ policy: { id, name }, tabIndex }: PolicyCellProps) {
  const list = useListStyles();
  return (
    <PageLink
      to="/policies/$policyId"
      params={{ policyId: id }}
      tabIndex={tabIndex}
      dir="auto"
      className={list.clip}
    >
      <bdi>{name}</bdi>
    </PageLink>
  );
}

function StateChoice({ policy, tabIndex, onState }: PolicyCellProps & { readonly onState: OnState }) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <Select
      size="small"
      className={styles.state}
      tabIndex={tabIndex}
      aria-label={t('console.policies.state-of', { name: policy.name })}
      value={policy.state}
      onChange={(_event, { value }) => {
        const state = AccessPolicyState.options.find((one) => one === value);
        if (state !== undefined && state !== policy.state) onState(policy, state);
      }}
    >
      {AccessPolicyState.options.map((state) => (
        <option key={state} value={state}>
          {t(POLICY_STATE_TEXTS[state])}
        </option>
      ))}
    </Select>
  );
}

function SentenceCell({ policy }: Pick<PolicyCellProps, 'policy'>) {
  const sentence = usePolicySentence();
  return <NameCell name={sentence(policy, (id) => policy.names[id] ?? id)} />;
}
