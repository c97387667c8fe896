import { EndReason, Mode, StartedBy } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import type { ReactNode } from 'react';
import { ChoiceFilter } from '../list/choice-filter.tsx';
import { DayFilter } from '../list/day-filter.tsx';
import { FilterBar } from '../list/filter-bar.tsx';
import { ListSearch } from '../list/list-search.tsx';
import { END_REASON_TEXTS, MODE_TEXTS, STARTED_BY_TEXTS } from '../texts/session-texts.ts';
import { isNarrowed, type ReportSearch } from './report-search.ts';

interface ReportFiltersProps {
  readonly search: ReportSearch;
  readonly onChange: (part: ReportSearch) => void;
  readonly onReset: () => void;
  readonly tools: ReactNode;
}

export function ReportFilters({ search, onChange, onReset, tools }: ReportFiltersProps) {
  const { t } = useLocale();
  return (
    <FilterBar isNarrowed={isNarrowed(search)} onReset={onReset} tools={tools}>
      <ListSearch
        label={t('console.reports.search')}
        value={search.search ?? ''}
        onSearch={(text) => onChange({ search: text === '' ? undefined : text })}
      />
      <DayFilter
        label={t('console.list.from')}
        value={search.from}
        max={search.to}
        onChoose={(from) => onChange({ from })}
      />
      <DayFilter
        label={t('console.list.to')}
        value={search.to}
        min={search.from}
        onChoose={(to) => onChange({ to })}
      />
      <ChoiceFilter
        label={t('console.sessions.modes')}
        choices={Mode.options}
        texts={MODE_TEXTS}
        value={search.mode}
        onChoose={(mode) => onChange({ mode })}
      />
      <ChoiceFilter
        label={t('console.sessions.end')}
        choices={EndReason.options}
        texts={END_REASON_TEXTS}
        value={search.endReason}
        onChoose={(endReason) => onChange({ endReason })}
      />
      <ChoiceFilter
        label={t('console.sessions.started-by')}
        choices={StartedBy.options}
        texts={STARTED_BY_TEXTS}
        value={search.startedBy}
        onChoose={(startedBy) => onChange({ startedBy })}
      />
    </FilterBar>
  );
}
