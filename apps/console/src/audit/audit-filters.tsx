import { AuditRow } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import type { ReactNode } from 'react';
import { ChoiceFilter } from '../list/choice-filter.tsx';
import { DayFilter } from '../list/day-filter.tsx';
import { FilterBar } from '../list/filter-bar.tsx';
import { ListSearch } from '../list/list-search.tsx';
import { SearchPicker } from '../pick/search-picker.tsx';
import { SEVERITY_TEXTS } from './audit-row-texts.ts';
import type { AuditSearch } from './audit-search.ts';
import { eventNamed, pickableEvents } from './pickable-events.ts';

interface AuditFiltersProps {
  readonly search: AuditSearch;
  readonly onSearch: (search: AuditSearch) => void;
  readonly tools: ReactNode;
}

/** What narrows the audit log: everything that the page's address can say. */
export function AuditFilters({ search, onSearch, tools }: AuditFiltersProps) {
  const { t } = useLocale();
  const isNarrowed = Object.values(search).some((value) => value !== undefined && value !== '');
  return (
    <FilterBar isNarrowed={isNarrowed} onReset={() => onSearch({})} tools={tools}>
      <ListSearch
        label={t('console.audit.search')}
        value={search.search ?? ''}
        onSearch={(text) => onSearch({ ...search, search: text === '' ? undefined : text })}
      />
      <DayFilter
        label={t('console.list.from')}
        value={search.from}
        max={search.to}
        onChoose={(from) => onSearch({ ...search, from })}
      />
      <DayFilter
        label={t('console.list.to')}
        value={search.to}
        min={search.from}
        onChoose={(to) => onSearch({ ...search, to })}
      />
      <EventFilter value={search.code} onChoose={(code) => onSearch({ ...search, code })} />
      <ChoiceFilter
        label={t('console.audit.severity')}
        choices={AuditRow.shape.severity.options}
        texts={SEVERITY_TEXTS}
        value={search.severity}
        onChoose={(severity) => onSearch({ ...search, severity })}
      />
    </FilterBar>
  );
}

interface EventFilterProps {
  /** A code; undefined: events of every kind. */
  readonly value: string | undefined;
  readonly onChoose: (code: string | undefined) => void;
}

function EventFilter({ value, onChoose }: EventFilterProps) {
  const { t, locale } = useLocale();
  return (
    <SearchPicker
      label={t('console.audit.event')}
      size="small"
      placeholder={t('console.list.all')}
      from={pickableEvents(locale, t)}
      value={value === undefined || value === '' ? null : eventNamed(value, t)}
      onChoose={(choice) => onChoose(choice?.id)}
    />
  );
}
