import {
  changeGroupMembersRoute,
  DeviceId,
  DevicePlatform,
  type GroupDetails,
  GroupId,
  type GroupMember,
  type GroupMemberKind,
  listGroupMembersRoute,
  PersonId,
} from '@alongside/protocol';
import { EmptyState, useLocale } from '@alongside/ui';
import { Badge, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { PeopleTeamRegular, SubtractCircleRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { BulkBar } from '../bulk/bulk-bar.tsx';
import type { BulkAction } from '../bulk/bulk-action.ts';
import { PLATFORM_TEXTS } from '../devices/device-texts.ts';
import { NameCell } from '../list/cells.tsx';
import { DataList } from '../list/data-list.tsx';
import { FilterBar } from '../list/filter-bar.tsx';
import type { ListColumn } from '../list/list-column.ts';
import { ListSearch } from '../list/list-search.tsx';
import { useListSelection } from '../list/list-selection.ts';
import { useListRows } from '../list/use-list-rows.ts';
import { useListStyles } from '../list/use-list-styles.ts';
import { type Pickable, pickableDevices, pickableGroups, pickablePeople } from '../pick/pickable.ts';
import { SearchPicker } from '../pick/search-picker.tsx';
import { callRoute } from '../server/call-route.ts';
import { countGroupMembers, organisationQueries } from '../server/organisation-queries.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { PAGE_ROWS_MAX } from '../server/rows-query.ts';
import { useNotices } from '../shell/notices.tsx';
import { PageLink } from '../shell/page-link.tsx';

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, margin: 0, marginBlockEnd: tokens.spacingVerticalM },
});

const TEXTS = {
  people: { title: 'console.group.people', add: 'console.group.add-person', none: 'console.group.no-people' },
  devices: {
    title: 'console.group.devices',
    add: 'console.group.add-device',
    none: 'console.group.no-devices',
  },
  groups: { title: 'console.group.groups', add: 'console.group.add-group', none: 'console.group.no-groups' },
} as const;

const REMOVED = {
  people: 'console.group.remove-people',
  devices: 'console.group.remove-devices',
  groups: 'console.group.remove-groups',
} as const;

interface GroupMembersProps {
  readonly group: GroupDetails;
  readonly kind: GroupMemberKind;
  readonly canChange: boolean;
}

const idOf = ({ id }: GroupMember): string => id;
const nameOf = ({ name }: GroupMember): string => name;

/** Who or what is directly in a group; to be added and removed where nobody else says so. */
export function GroupMembers({ group, kind, canChange }: GroupMembersProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const queries = useQueryClient();
  const titleId = useId();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<'name' | '-name'>('name');
  const asked = { kind, sort, ...(search !== '' && { search }) };
  const query = organisationQueries.groupMembers(group.id, asked);
  const rows = useListRows(query.queryKey, useInfiniteQuery(query), () => countGroupMembers(group.id, asked));
  const selection = useListSelection(asked);
  const refresh = () => refreshTopics(queries, 'groups', kind === 'devices' ? 'devices' : 'people');
  const { nameOfId, page } = {
    nameOfId: (id: string) => rows.items.find((member) => member.id === id)?.name ?? null,
    page: async (after: string | null) => {
      const answer = await callRoute(listGroupMembersRoute, {
        params: { groupId: group.id },
        query: { ...asked, limit: PAGE_ROWS_MAX, ...(after !== null && { after }) },
      });
      return { ids: answer.items.map(idOf), next: answer.next };
    },
  };
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        {t(TEXTS[kind].title)}
      </h2>
      {(search !== '' || rows.total > 0 || canChange) && (
        <FilterBar label={t(TEXTS[kind].title)} isNarrowed={search !== ''} onReset={() => setSearch('')}>
          <ListSearch label={t('console.group.search')} value={search} onSearch={setSearch} />
          {canChange && <AddMember group={group} kind={kind} onAdded={refresh} />}
        </FilterBar>
      )}
      {canChange && (
        <BulkBar
          label={t('console.group.bulk')}
          selection={selection}
          list={rows}
          rows={{ nameOf: nameOfId, page }}
          actions={[removal(group, kind)]}
          onSettled={() => void refresh()}
        />
      )}
      <DataList
        label={t(TEXTS[kind].title)}
        columns={COLUMNS[kind]}
        rows={rows}
        keyOf={idOf}
        nameOf={nameOf}
        order={{ sort, onSort: (next) => setSort(next === 'name' ? 'name' : '-name') }}
        selection={canChange ? selection : undefined}
        empty={
          <EmptyState
            icon={<PeopleTeamRegular />}
            title={search === '' ? t(TEXTS[kind].none) : t('console.groups.none-found')}
          />
        }
      />
    </section>
  );
}

interface AddMemberProps extends Omit<GroupMembersProps, 'canChange'> {
  readonly onAdded: () => Promise<void>;
}

/** Finds somebody or something by a few letters, and adds it. */
function AddMember({ group, kind, onAdded }: AddMemberProps) {
  const { t } = useLocale();
  const { say, fail } = useNotices();
  const add = useMutation({
    mutationFn: ({ id }: { readonly id: string; readonly name: string }) =>
      callRoute(changeGroupMembersRoute, {
        params: { groupId: group.id },
        body: { add: { [kind]: [id] } },
      }),
    onSuccess: async (_answer, { name }) => {
      say(t('console.group.added', { name }));
      await onAdded();
    },
    onError: fail,
  });
  const from: Pickable = {
    people: pickablePeople,
    devices: pickableDevices,
    groups: pickableGroups(group.kind),
  }[kind];
  return (
    <SearchPicker
      label={t(TEXTS[kind].add)}
      size="small"
      from={from}
      value={null}
      without={new Set([group.id])}
      onChoose={(choice) => {
        if (choice !== null) add.mutate(choice);
      }}
    />
  );
}

const removal = (group: GroupDetails, kind: GroupMemberKind): BulkAction => {
  const change = (what: 'add' | 'remove') => async (ids: readonly string[]) =>
    callRoute(changeGroupMembersRoute, {
      params: { groupId: group.id },
      body: { [what]: { [kind]: ids } },
    });
  return {
    key: 'remove',
    textKey: 'console.bulk.remove-from-group',
    icon: <SubtractCircleRegular />,
    titleKey: REMOVED[kind],
    explanationKey: 'console.bulk.group-text',
    send: change('remove'),
    undo: change('add'),
  };
};

const columnsOf = (kind: GroupMemberKind): readonly ListColumn<GroupMember>[] => [
  {
    key: 'name',
    textKey: 'console.groups.name',
    minPx: 200,
    grow: 2,
    sort: 'name',
    cell: (member, tabIndex) => <MemberLink member={member} kind={kind} tabIndex={tabIndex} />,
  },
  {
    key: 'detail',
    textKey: 'console.group.detail',
    minPx: 180,
    grow: 2,
    cell: ({ detail }) => <DetailCell kind={kind} detail={detail} />,
  },
  {
    key: 'state',
    textKey: 'console.people.status',
    minPx: 120,
    grow: 0,
    cell: ({ isActive }) => (isActive ? null : <InactiveBadge kind={kind} />),
  },
];

const COLUMNS: Readonly<Record<GroupMemberKind, readonly ListColumn<GroupMember>[]>> = {
  people: columnsOf('people'),
  devices: columnsOf('devices'),
  groups: columnsOf('groups').slice(0, 2),
};

/** A person's address, a device's platform, or a group's description. */
function DetailCell({ kind, detail }: Pick<GroupMembersProps, 'kind'> & Pick<GroupMember, 'detail'>) {
  const { t } = useLocale();
  const platform = kind === 'devices' ? DevicePlatform.safeParse(detail) : null;
  return <NameCell name={platform?.success === true ? t(PLATFORM_TEXTS[platform.data]) : detail} />;
}

function InactiveBadge({ kind }: Pick<GroupMembersProps, 'kind'>) {
  const { t } = useLocale();
  return (
    <Badge appearance="tint" color="informative">
      {t(kind === 'devices' ? 'console.devices.retired' : 'console.people.inactive')}
    </Badge>
  );
}

interface MemberLinkProps extends Pick<GroupMembersProps, 'kind'> {
  readonly member: GroupMember;
  readonly tabIndex: 0 | -1;
}

function MemberLink({ member: { id, name }, kind, tabIndex }: MemberLinkProps) {
  const list = useListStyles();
  const looks = { tabIndex, dir: 'auto', className: list.clip, children: <bdi>{name}</bdi> };
  if (kind === 'people') {
    return <PageLink to="/people/$personId" params={{ personId: PersonId.parse(id) }} {...looks} />;
  }
  if (kind === 'devices') {
    return <PageLink to="/devices/$deviceId" params={{ deviceId: DeviceId.parse(id) }} {...looks} />;
  }
  return <PageLink to="/groups/$groupId" params={{ groupId: GroupId.parse(id) }} {...looks} />;
}
