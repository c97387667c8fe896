import { BuiltInRole, PersonSource } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import type { ReactNode } from 'react';
import { GroupFilter } from '../groups/group-filter.tsx';
import { ChoiceFilter } from '../list/choice-filter.tsx';
import { FilterBar } from '../list/filter-bar.tsx';
import { ListSearch } from '../list/list-search.tsx';
import { isNarrowed } from '../list/list-words.ts';
import { PERSON_SOURCE_TEXTS } from '../texts/organisation-texts.ts';
import { ROLE_TEXTS } from '../texts/session-texts.ts';
import { PersonStateFilter, type PeopleSearch } from './people-search.ts';

const STATE_TEXTS: Readonly<Record<PersonStateFilter, string>> = {
  active: 'console.people.active',
  inactive: 'console.people.inactive',
  blocked: 'console.people.blocked',
};

interface PeopleFiltersProps {
  readonly search: PeopleSearch;
  readonly onSearch: (search: PeopleSearch) => void;
  readonly tools: ReactNode;
}

export function PeopleFilters({ search, onSearch, tools }: PeopleFiltersProps) {
  const { t } = useLocale();
  return (
    <FilterBar isNarrowed={isNarrowed(search)} onReset={() => onSearch({ sort: search.sort })} tools={tools}>
      <ListSearch
        label={t('console.people.search')}
        value={search.search ?? ''}
        onSearch={(text) => onSearch({ ...search, search: text === '' ? undefined : text })}
      />
      <ChoiceFilter
        label={t('console.people.status')}
        choices={PersonStateFilter.options}
        texts={STATE_TEXTS}
        value={search.state}
        onChoose={(state) => onSearch({ ...search, state })}
      />
      <ChoiceFilter
        label={t('console.people.roles')}
        choices={BuiltInRole.options}
        texts={ROLE_TEXTS}
        value={search.role}
        onChoose={(role) => onSearch({ ...search, role })}
      />
      <ChoiceFilter
        label={t('console.people.source')}
        choices={PersonSource.options}
        texts={PERSON_SOURCE_TEXTS}
        value={search.source}
        onChoose={(source) => onSearch({ ...search, source })}
      />
      <GroupFilter kind="people" value={search.group} onChoose={(group) => onSearch({ ...search, group })} />
    </FilterBar>
  );
}
