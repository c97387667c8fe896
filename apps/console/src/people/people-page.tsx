import { listPeopleRoute, type PersonListed } from '@alongside/protocol';
import { EmptyState, useLocale } from '@alongside/ui';
import { Button } from '@fluentui/react-components';
import { ArrowUploadRegular, PeopleSearchRegular, PersonAddRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { BulkBar } from '../bulk/bulk-bar.tsx';
import { DataList } from '../list/data-list.tsx';
import { useListSelection } from '../list/list-selection.ts';
import { ListTools } from '../list/list-tools.tsx';
import { isNarrowed } from '../list/list-words.ts';
import { useColumns } from '../list/use-columns.ts';
import { useListRows } from '../list/use-list-rows.ts';
import { callRoute } from '../server/call-route.ts';
import { countPeople, organisationQueries } from '../server/organisation-queries.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { PAGE_ROWS_MAX } from '../server/rows-query.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { LinkButton } from '../shell/link-button.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { InvitationDialog, type Invitation } from './invitation-dialog.tsx';
import { peopleColumns } from './people-columns.tsx';
import { PeopleFilters } from './people-filters.tsx';
import { peopleQueryOf, PeopleSearch } from './people-search.ts';
import { RolesDialog } from './roles-dialog.tsx';
import { usePeopleBulk } from './use-people-bulk.tsx';

interface PeoplePageProps {
  readonly search: PeopleSearch;
  readonly onSearch: (search: PeopleSearch) => void;
}

const idOf = ({ profile }: PersonListed): string => profile.personId;
const nameOf = ({ profile }: PersonListed): string => profile.fullName;

/** Who is in the tenant, and what they may do. */
export function PeoplePage({ search, onSearch }: PeoplePageProps) {
  const { t } = useLocale();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const filter = peopleQueryOf(search);
  const query = organisationQueries.people(filter);
  const rows = useListRows(query.queryKey, useInfiniteQuery(query), () => countPeople(filter));
  const selection = useListSelection(filter);
  const actions = usePeopleBulk();
  const [isAdding, setAdding] = useState(false);
  const [rolesOf, setRolesOf] = useState<PersonListed | null>(null);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const all = useMemo(() => peopleColumns({ onChangeRoles: setRolesOf, onInvited: setInvitation }), []);
  const columns = useColumns('people', all);
  useLiveTopic('people');
  return (
    <>
      <PageHeader
        title={t('console.people.title')}
        text={t('console.people.text')}
        actions={
          <>
            <LinkButton to="/people/import" icon={<ArrowUploadRegular />}>
              {t('console.import.title')}
            </LinkButton>
            <Button appearance="primary" icon={<PersonAddRegular />} onClick={() => setAdding(true)}>
              {t('console.people.add')}
            </Button>
          </>
        }
      />
      <PeopleFilters
        search={search}
        onSearch={onSearch}
        tools={
          <ListTools
            list="people"
            search={search}
            columns={columns}
            onSearch={(words) => onSearch(PeopleSearch.parse(words))}
          />
        }
      />
      <BulkBar
        label={t('console.people.bulk')}
        selection={selection}
        list={rows}
        actions={actions}
        rows={{
          nameOf: (id) => rows.items.find(({ profile }) => profile.personId === id)?.profile.fullName ?? null,
          page: async (after) => {
            const page = await callRoute(listPeopleRoute, {
              query: { ...filter, limit: PAGE_ROWS_MAX, ...(after !== null && { after }) },
            });
            return { ids: page.items.map(idOf), next: page.next };
          },
        }}
        onSettled={() => void refreshTopics(queries, 'people', 'groups')}
      />
      <DataList
        label={t('console.people.title')}
        columns={columns.shown}
        rows={rows}
        keyOf={idOf}
        nameOf={nameOf}
        selection={selection}
        order={{
          sort: search.sort ?? 'name',
          onSort: (sort) => onSearch(PeopleSearch.parse({ ...search, sort })),
        }}
        onOpen={({ profile }) =>
          void navigate({ to: '/people/$personId', params: { personId: profile.personId } })
        }
        empty={
          <EmptyState icon={<PeopleSearchRegular />} title={t('console.people.empty')}>
            {isNarrowed(search) ? t('console.list.narrowed') : t('console.people.empty-text')}
          </EmptyState>
        }
      />
      <AddPersonDialog isOpen={isAdding} onClose={() => setAdding(false)} onInvited={setInvitation} />
      <RolesDialog person={rolesOf} onClose={() => setRolesOf(null)} />
      <InvitationDialog invitation={invitation} onClose={() => setInvitation(null)} />
    </>
  );
}
