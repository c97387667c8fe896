import type { GroupSummary } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { Badge } from '@fluentui/react-components';
import { MomentCell, NameCell, NumberCell, TextCell } from '../list/cells.tsx';
import type { ListColumn } from '../list/list-column.ts';
import { useListStyles } from '../list/use-list-styles.ts';
import { PageLink } from '../shell/page-link.tsx';
import { GROUP_KIND_TEXTS, GROUP_SOURCE_TEXTS } from '../texts/organisation-texts.ts';

/** The columns of the groups. */
export const GROUP_COLUMNS: readonly ListColumn<GroupSummary>[] = [
  {
    key: 'name',
    textKey: 'console.groups.name',
    minPx: 200,
    grow: 2,
    sort: 'name',
    presence: 'always',
    cell: (group, tabIndex) => <GroupLink group={group} tabIndex={tabIndex} />,
  },
  {
    key: 'kind',
    textKey: 'console.groups.kind',
    minPx: 110,
    grow: 0,
    cell: ({ kind }) => <TextCell textKey={GROUP_KIND_TEXTS[kind]} />,
  },
  {
    key: 'description',
    textKey: 'console.groups.description',
    minPx: 180,
    grow: 3,
    cell: ({ description }) => <NameCell name={description} />,
  },
  {
    key: 'members',
    textKey: 'console.groups.members',
    minPx: 110,
    grow: 0,
    cell: ({ members }) => <NumberCell value={members} />,
  },
  {
    key: 'inside',
    textKey: 'console.groups.inside',
    minPx: 130,
    grow: 0,
    cell: ({ groups }) => <NumberCell value={groups} />,
  },
  {
    key: 'source',
    textKey: 'console.groups.source',
    minPx: 150,
    grow: 0,
    cell: ({ source }) => <SourceBadge source={source} />,
  },
  {
    key: 'updated',
    textKey: 'console.groups.updated',
    minPx: 192,
    grow: 0,
    sort: 'updatedAt',
    presence: 'extra',
    cell: ({ updatedAt }) => <MomentCell at={updatedAt} neverKey="console.sessions.nothing" />,
  },
];

function GroupLink({ group, tabIndex }: { readonly group: GroupSummary; readonly tabIndex: 0 | -1 }) {
  const list = useListStyles();
  return (
    <PageLink
      to="/groups/$groupId"
      params={{ groupId: group.id }}
      tabIndex={tabIndex}
      dir="auto"
      className={list.clip}
    >
      <bdi>{group.name}</bdi>
    </PageLink>
  );
}

/** Who says who is in a group. */
export function SourceBadge({ source }: Pick<GroupSummary, 'source'>) {
  const { t } = useLocale();
  return (
    <Badge
      appearance={source === 'manual' ? 'outline' : 'tint'}
      color={source === 'manual' ? 'informative' : 'brand'}
    >
      {t(GROUP_SOURCE_TEXTS[source])}
    </Badge>
  );
}
