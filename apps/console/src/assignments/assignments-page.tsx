import type { AssignmentView } from '@alongside/protocol';
import { EmptyState, useLocale } from '@alongside/ui';
import { Field, Select } from '@fluentui/react-components';
import { AddRegular, PersonKeyRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { GroupFilter } from '../groups/group-filter.tsx';
import { NameCell } from '../list/cells.tsx';
import { DataList } from '../list/data-list.tsx';
import { FilterBar } from '../list/filter-bar.tsx';
import type { ListColumn } from '../list/list-column.ts';
import { ListSearch } from '../list/list-search.tsx';
import { ListTools } from '../list/list-tools.tsx';
import { isNarrowed } from '../list/list-words.ts';
import { useColumns } from '../list/use-columns.ts';
import { useListRows } from '../list/use-list-rows.ts';
import { useListStyles } from '../list/use-list-styles.ts';
import { useRoleName } from '../roles/role-name.ts';
import { RolesHead } from '../roles/roles-head.tsx';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { organisationQueries } from '../server/organisation-queries.ts';
import { useMay } from '../server/use-me.ts';
import { LinkButton } from '../shell/link-button.tsx';
import { PageLink } from '../shell/page-link.tsx';
import { AssignmentSearch } from './assignment-search.ts';

interface AssignmentsPageProps {
  readonly search: AssignmentSearch;
  readonly onSearch: (search: AssignmentSearch) => void;
}

const COLUMNS: readonly ListColumn<AssignmentView>[] = [
  {
    key: 'name',
    textKey: 'console.assignments.name',
    minPx: 200,
    grow: 4,
    sort: 'name',
    presence: 'always',
    cell: (assignment, tabIndex) => <AssignmentLink assignment={assignment} tabIndex={tabIndex} />,
  },
  {
    key: 'role',
    textKey: 'console.assignments.role',
    minPx: 130,
    grow: 1,
    cell: ({ role }) => <RoleCell role={role} />,
  },
  {
    key: 'members',
    textKey: 'console.assignments.members',
    minPx: 130,
    grow: 2,
    cell: ({ members }) => <ScopeCell scope={members} />,
  },
  {
    key: 'people',
    textKey: 'console.assignments.people',
    minPx: 140,
    grow: 2,
    cell: ({ scope }) => <ScopeCell scope={scope.people} />,
  },
  {
    key: 'devices',
    textKey: 'console.assignments.devices',
    minPx: 140,
    grow: 2,
    cell: ({ scope }) => <ScopeCell scope={scope.devices} />,
  },
  {
    key: 'description',
    textKey: 'console.groups.description',
    minPx: 160,
    grow: 2,
    presence: 'extra',
    cell: ({ description }) => <NameCell name={description} />,
  },
];

const idOf = ({ id }: AssignmentView): string => id;
const nameOf = ({ name }: AssignmentView): string => name;

/** Who has which role, for whom and on what. */
export function AssignmentsPage({ search, onSearch }: AssignmentsPageProps) {
  useLiveTopic('roles');
  const { t } = useLocale();
  const navigate = useNavigate();
  const mayChange = useMay('manage-roles');
  const query = organisationQueries.assignments(search);
  const rows = useListRows(query.queryKey, useInfiniteQuery(query));
  const columns = useColumns('assignments', COLUMNS);
  const add = mayChange && (
    <LinkButton to="/roles/assignments/new" appearance="primary" icon={<AddRegular />}>
      {t('console.assignments.add')}
    </LinkButton>
  );
  return (
    <>
      <RolesHead current="/roles/assignments" actions={add} />
      <FilterBar
        isNarrowed={isNarrowed(search)}
        onReset={() => onSearch({ sort: search.sort })}
        tools={
          <ListTools
            list="assignments"
            search={search}
            columns={columns}
            onSearch={(words) => onSearch(AssignmentSearch.parse(words))}
          />
        }
      >
        <ListSearch
          label={t('console.assignments.search')}
          value={search.search ?? ''}
          onSearch={(text) => onSearch({ ...search, search: text === '' ? undefined : text })}
        />
        <RoleFilter value={search.role} onChoose={(role) => onSearch({ ...search, role })} />
        <GroupFilter value={search.group} onChoose={(group) => onSearch({ ...search, group })} />
      </FilterBar>
      <DataList
        label={t('console.assignments.title')}
        columns={columns.shown}
        rows={rows}
        keyOf={idOf}
        nameOf={nameOf}
        order={{
          sort: search.sort ?? 'name',
          onSort: (sort) => onSearch(AssignmentSearch.parse({ ...search, sort })),
        }}
        onOpen={({ id }) =>
          void navigate({ to: '/roles/assignments/$assignmentId', params: { assignmentId: id } })
        }
        empty={
          isNarrowed(search) ? (
            <EmptyState icon={<PersonKeyRegular />} title={t('console.assignments.none-found')}>
              {t('console.list.narrowed')}
            </EmptyState>
          ) : (
            <EmptyState icon={<PersonKeyRegular />} title={t('console.assignments.empty')} action={add}>
              {t('console.assignments.empty-text')}
            </EmptyState>
          )
        }
      />
    </>
  );
}

interface RoleFilterProps {
  readonly value: AssignmentSearch['role'];
  readonly onChoose: (role: AssignmentSearch['role']) => void;
}

function RoleFilter({ value, onChoose }: RoleFilterProps) {
  const { t } = useLocale();
  const roleName = useRoleName();
  const roles = useInfiniteQuery(organisationQueries.roles());
  const items = roles.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Field label={t('console.assignments.role')} size="small">
      <Select
        value={value ?? ''}
        onChange={(_event, data) => onChoose(items.find(({ id }) => id === data.value)?.id)}
      >
        <option value="">{t('console.list.all')}</option>
        {items.map((role) => (
          <option key={role.id} value={role.id}>
            {roleName(role)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface AssignmentLinkProps {
  readonly assignment: AssignmentView;
  readonly tabIndex: 0 | -1;
}

function AssignmentLink({ assignment: { id, name }, tabIndex }: AssignmentLinkProps) {
  const list = useListStyles();
  return (
    <PageLink
      to="/roles/assignments/$assignmentId"
      params={{ assignmentId: id }}
      tabIndex={tabIndex}
      dir="auto"
      className={list.clip}
    >
      <bdi>{name}</bdi>
    </PageLink>
  );
}

function RoleCell({ role }: Pick<AssignmentView, 'role'>) {
  const roleName = useRoleName();
  return <NameCell name={roleName(role)} />;
}

function ScopeCell({ scope }: { readonly scope: AssignmentView['scope']['people'] }) {
  const { t, format } = useLocale();
  if (scope === 'all') return <span>{t('console.assignments.all')}</span>;
  return <NameCell name={format.list(scope.map(({ name }) => name))} />;
}
