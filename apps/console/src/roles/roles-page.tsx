import type { RoleView } from '@alongside/protocol';
import { EmptyState, useLocale } from '@alongside/ui';
import { Badge } from '@fluentui/react-components';
import { AddRegular, ShieldPersonRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { NameCell, NumberCell } from '../list/cells.tsx';
import { DataList } from '../list/data-list.tsx';
import type { ListColumn } from '../list/list-column.ts';
import { useListRows } from '../list/use-list-rows.ts';
import { useListStyles } from '../list/use-list-styles.ts';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { organisationQueries } from '../server/organisation-queries.ts';
import { useMay } from '../server/use-me.ts';
import { PERMISSION_TEXTS } from '../shell/access-reasons.tsx';
import { LinkButton } from '../shell/link-button.tsx';
import { PageLink } from '../shell/page-link.tsx';
import { useRoleName } from './role-name.ts';
import { RolesHead } from './roles-head.tsx';

const COLUMNS: readonly ListColumn<RoleView>[] = [
  {
    key: 'name',
    textKey: 'console.roles.name',
    minPx: 200,
    grow: 2,
    cell: (role, tabIndex) => <RoleLink role={role} tabIndex={tabIndex} />,
  },
  {
    key: 'permissions',
    textKey: 'console.roles.permissions',
    minPx: 280,
    grow: 4,
    cell: (role) => <PermissionsCell role={role} />,
  },
  {
    key: 'assignments',
    textKey: 'console.roles.assignments',
    minPx: 140,
    grow: 0,
    cell: ({ assignments }) => <NumberCell value={assignments} />,
  },
];

const idOf = ({ id }: RoleView): string => id;

/** The roles: what somebody may do who has one. */
export function RolesPage() {
  useLiveTopic('roles');
  const { t } = useLocale();
  const navigate = useNavigate();
  const mayChange = useMay('manage-roles');
  const roleName = useRoleName();
  const query = organisationQueries.roles();
  const rows = useListRows(query.queryKey, useInfiniteQuery(query));
  return (
    <>
      <RolesHead
        current="/roles"
        actions={
          mayChange && (
            <LinkButton to="/roles/new" appearance="primary" icon={<AddRegular />}>
              {t('console.roles.add')}
            </LinkButton>
          )
        }
      />
      <DataList
        label={t('console.roles.title')}
        columns={COLUMNS}
        rows={rows}
        keyOf={idOf}
        nameOf={roleName}
        onOpen={({ id }) => void navigate({ to: '/roles/$roleId', params: { roleId: id } })}
        empty={<EmptyState icon={<ShieldPersonRegular />} title={t('console.roles.empty')} />}
      />
    </>
  );
}

function RoleLink({ role, tabIndex }: { readonly role: RoleView; readonly tabIndex: 0 | -1 }) {
  const list = useListStyles();
  const { t } = useLocale();
  const roleName = useRoleName();
  return (
    <>
      <PageLink
        to="/roles/$roleId"
        params={{ roleId: role.id }}
        tabIndex={tabIndex}
        dir="auto"
        className={list.clip}
      >
        <bdi>{roleName(role)}</bdi>
      </PageLink>
      {role.isBuiltIn && (
        <Badge appearance="outline" style={{ marginInlineStart: 8, flexShrink: 0 }}>
          {t('console.roles.built-in')}
        </Badge>
      )}
    </>
  );
}

function PermissionsCell({ role: { permissions } }: { readonly role: RoleView }) {
  const { t, format } = useLocale();
  return <NameCell name={format.list(permissions.map((permission) => t(PERMISSION_TEXTS[permission])))} />;
}
