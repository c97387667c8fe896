import { GroupKind, GroupSource, type GroupSummary } from '@alongside/protocol';
import { EmptyState, useLocale } from '@alongside/ui';
import { Button } from '@fluentui/react-components';
import { AddRegular, PeopleTeamRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ChoiceFilter } from '../list/choice-filter.tsx';
import { DataList } from '../list/data-list.tsx';
import { FilterBar } from '../list/filter-bar.tsx';
import { ListSearch } from '../list/list-search.tsx';
import { ListTools } from '../list/list-tools.tsx';
import { isNarrowed } from '../list/list-words.ts';
import { useColumns } from '../list/use-columns.ts';
import { useListRows } from '../list/use-list-rows.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { organisationQueries } from '../server/organisation-queries.ts';
import { useMay } from '../server/use-me.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { GROUP_KIND_TEXTS, GROUP_SOURCE_TEXTS } from '../texts/organisation-texts.ts';
import { AddGroupDialog } from './add-group-dialog.tsx';
import { GROUP_COLUMNS } from './group-columns.tsx';
import { GroupSearch } from './group-search.ts';

interface GroupsPageProps {
  readonly search: GroupSearch;
  readonly onSearch: (search: GroupSearch) => void;
}

const idOf = ({ id }: GroupSummary): string => id;
const nameOf = ({ name }: GroupSummary): string => name;

/** Groups of people and of devices: what roles, policies and settings are given to. */
export function GroupsPage({ search, onSearch }: GroupsPageProps) {
  useLiveTopic('groups');
  const { t } = useLocale();
  const navigate = useNavigate();
  const query = organisationQueries.groups(search);
  const rows = useListRows(query.queryKey, useInfiniteQuery(query));
  const columns = useColumns('groups', GROUP_COLUMNS);
  const mayAdd = useMay('manage-people', 'manage-devices');
  const [isAdding, setAdding] = useState(false);
  const add = mayAdd && (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
      {t('console.groups.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('console.groups.title')} text={t('console.groups.text')} actions={add} />
      <FilterBar
        isNarrowed={isNarrowed(search)}
        onReset={() => onSearch({ sort: search.sort })}
        tools={
          <ListTools
            list="groups"
            search={search}
            columns={columns}
            onSearch={(words) => onSearch(GroupSearch.parse(words))}
          />
        }
      >
        <ListSearch
          label={t('console.groups.search')}
          value={search.search ?? ''}
          onSearch={(text) => onSearch({ ...search, search: text === '' ? undefined : text })}
        />
        <ChoiceFilter
          label={t('console.groups.kind')}
          choices={GroupKind.options}
          texts={GROUP_KIND_TEXTS}
          value={search.kind}
          onChoose={(kind) => onSearch({ ...search, kind })}
        />
        <ChoiceFilter
          label={t('console.groups.source')}
          choices={GroupSource.options}
          texts={GROUP_SOURCE_TEXTS}
          value={search.source}
          onChoose={(source) => onSearch({ ...search, source })}
        />
      </FilterBar>
      <DataList
        label={t('console.groups.title')}
        columns={columns.shown}
        rows={rows}
        keyOf={idOf}
        nameOf={nameOf}
        order={{
          sort: search.sort ?? 'name',
          onSort: (sort) => onSearch(GroupSearch.parse({ ...search, sort })),
        }}
        onOpen={({ id }) => void navigate({ to: '/groups/$groupId', params: { groupId: id } })}
        empty={
          isNarrowed(search) ? (
            <EmptyState icon={<PeopleTeamRegular />} title={t('console.groups.none-found')}>
              {t('console.list.narrowed')}
            </EmptyState>
          ) : (
            <EmptyState icon={<PeopleTeamRegular />} title={t('console.groups.empty')} action={add}>
              {t('console.groups.empty-text')}
            </EmptyState>
          )
        }
      />
      <AddGroupDialog isOpen={isAdding} onClose={() => setAdding(false)} />
    </>
  );
}
