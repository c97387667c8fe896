import type { PersonSummary } from '@alongside/protocol';
import { EmptyState, ErrorNotice, Loading, useLocale } from '@alongside/ui';
import { Button } from '@fluentui/react-components';
import { PeopleSearchRegular, PersonAddRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FilterBar } from '../list/filter-bar.tsx';
import { ListSearch } from '../list/list-search.tsx';
import { LoadMore } from '../list/load-more.tsx';
import { consoleQueries } from '../server/console-queries.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { InvitationDialog, type Invitation } from './invitation-dialog.tsx';
import { PeopleTable } from './people-table.tsx';
import { RolesDialog } from './roles-dialog.tsx';

interface PeoplePageProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** Who is in the tenant, and what they may do. */
export function PeoplePage({ search, onSearch }: PeoplePageProps) {
  const { t } = useLocale();
  const list = useInfiniteQuery(consoleQueries.people(search));
  const [isAdding, setAdding] = useState(false);
  const [rolesOf, setRolesOf] = useState<PersonSummary | null>(null);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  useLiveTopic('people');
  const people = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHeader
        title={t('console.people.title')}
        text={t('console.people.text')}
        actions={
          <Button appearance="primary" icon={<PersonAddRegular />} onClick={() => setAdding(true)}>
            {t('console.people.add')}
          </Button>
        }
      />
      <FilterBar isNarrowed={search !== ''} onReset={() => onSearch('')}>
        <ListSearch label={t('console.people.search')} value={search} onSearch={onSearch} />
      </FilterBar>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      {list.isPending && <Loading />}
      {list.isSuccess && people.length === 0 && (
        <EmptyState icon={<PeopleSearchRegular />} title={t('console.people.empty')} />
      )}
      {people.length > 0 && (
        <>
          <PeopleTable people={people} onChangeRoles={setRolesOf} onInvited={setInvitation} />
          <LoadMore
            shown={people.length}
            total={list.data?.pages[0]?.total ?? people.length}
            hasMore={list.hasNextPage}
            isLoading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </>
      )}
      <AddPersonDialog isOpen={isAdding} onClose={() => setAdding(false)} onInvited={setInvitation} />
      <RolesDialog person={rolesOf} onClose={() => setRolesOf(null)} />
      <InvitationDialog invitation={invitation} onClose={() => setInvitation(null)} />
    </>
  );
}
