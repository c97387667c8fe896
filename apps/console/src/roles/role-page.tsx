import {
  addRoleRoute,
  BuiltInRole,
  type RoleRef,
  RoleBody,
  RoleId,
  type RoleView,
  removeRoleRoute,
  updateRoleRoute,
} from '@alongside/protocol';
import { Card, Notice, useLocale } from '@alongside/ui';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { callRoute } from '../server/call-route.ts';
import { organisationQueries } from '../server/organisation-queries.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useMay } from '../server/use-me.ts';
import { BackLink } from '../shell/back-link.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { LockoutNotice } from '../shell/lockout-notice.tsx';
import { useNotices } from '../shell/notices.tsx';
import { RemoveButton } from '../shell/remove-button.tsx';
import { faultyFields } from '../shell/faulty-fields.ts';
import { NameFields } from '../shell/name-fields.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { PageLink } from '../shell/page-link.tsx';
import { changesOf, useDraft } from '../shell/use-draft.ts';
import { textOrNull } from '../shell/text-or-null.ts';
import { PermissionChoice } from './permission-choice.tsx';
import { inOrder } from './permission-groups.ts';
import { useRoleName } from './role-name.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalXL },
  fixed: { display: 'grid', gap: tokens.spacingVerticalXL },
  names: { display: 'grid', gap: tokens.spacingVerticalM, maxWidth: '560px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** One role, built-in or custom. */
export function RolePage({ roleId }: { readonly roleId: RoleRef }) {
  useLiveTopic('roles');
  const { t } = useLocale();
  const role = useQuery(organisationQueries.role(roleId));
  return (
    <>
      <BackLink to="/roles">{t('console.role.back')}</BackLink>
      <Loaded query={role}>{(data) => <Role key={data.id} role={data} />}</Loaded>
    </>
  );
}

function Role({ role }: { readonly role: RoleView }) {
  const styles = useStyles();
  const { t } = useLocale();
  const mayChange = useMay('manage-roles');
  const maySeePeople = useMay('manage-people');
  // Only these can be given to a person without an assignment.
  const builtIn = BuiltInRole.safeParse(role.id);
  const roleName = useRoleName();
  const isFixed = role.isBuiltIn || !mayChange;
  return (
    <>
      <PageHeader
        title={roleName(role)}
        {...(role.description !== null && { text: <bdi>{role.description}</bdi> })}
        actions={
          <>
            {builtIn.success && maySeePeople && (
              <PageLink to="/people" search={{ role: builtIn.data }}>
                {t('console.role.who-directly')}
              </PageLink>
            )}
            <PageLink to="/roles/assignments" search={{ role: role.id }}>
              {t('console.role.who-has', { count: role.assignments })}
            </PageLink>
            {!isFixed && <RemoveRole role={role} />}
          </>
        }
      />
      {isFixed ? (
        <Card className={styles.fixed}>
          {role.isBuiltIn && <Notice kind="info">{t('console.role.built-in-text')}</Notice>}
          <PermissionChoice chosen={role.permissions} onChange={null} />
        </Card>
      ) : (
        <RoleForm role={role} />
      )}
    </>
  );
}

/** A new role. */
export function NewRolePage() {
  const { t } = useLocale();
  return (
    <>
      <BackLink to="/roles">{t('console.role.back')}</BackLink>
      <PageHeader title={t('console.roles.add')} text={t('console.role.new-text')} />
      <RoleForm role={null} />
    </>
  );
}

interface RoleDraft {
  readonly name: string;
  readonly description: string;
  readonly permissions: RoleView['permissions'];
}

const draftOf = (role: RoleView | null): RoleDraft => ({
  name: role?.name ?? '',
  description: role?.description ?? '',
  permissions: role?.permissions ?? [],
});

const bodyOf = ({ name, description, permissions }: RoleDraft): RoleBody => ({
  name,
  description: textOrNull(description),
  permissions: inOrder(permissions),
});

/** @param role null: a new one */
function RoleForm({ role }: { readonly role: RoleView | null }) {
  const styles = useStyles();
  const { t } = useLocale();
  const { say } = useNotices();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const stored = draftOf(role);
  const { draft, put } = useDraft(stored);
  const [isChecked, setChecked] = useState(false);
  const body = bodyOf(draft);
  const faults = faultyFields(RoleBody, body);
  const customId = RoleId.safeParse(role?.id);
  const save = useMutation({
    mutationFn: () =>
      customId.success
        ? callRoute(updateRoleRoute, {
            params: { roleId: customId.data },
            body: changesOf(bodyOf(stored), body),
          })
        : callRoute(addRoleRoute, { body }),
    onSuccess: async (saved) => {
      say(t('console.role.saved', { name: saved.name }));
      // The role may be one's own: what this page offers depends on it.
      await refreshTopics(queries, 'roles', 'people', 'me');
      if (role === null) await navigate({ to: '/roles/$roleId', params: { roleId: saved.id } });
    },
  });
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (faults.size === 0 && !save.isPending) save.mutate();
      }}
    >
      <div className={styles.names}>
        <NameFields
          label={t('console.roles.name')}
          name={draft.name}
          description={draft.description}
          faults={isChecked ? faults : new Set()}
          descriptionMax={1_000}
          onChange={put}
        />
      </div>
      <Card>
        <PermissionChoice
          chosen={draft.permissions}
          onChange={(chosen) => put({ permissions: [...chosen] })}
        />
      </Card>
      <LockoutNotice error={save.error} />
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={save.isPending}>
          {t('console.save')}
        </Button>
      </div>
    </form>
  );
}

function RemoveRole({ role }: { readonly role: RoleView }) {
  const { t } = useLocale();
  const { say } = useNotices();
  const navigate = useNavigate();
  const queries = useQueryClient();
  if (BuiltInRole.safeParse(role.id).success) return null;
  return (
    <RemoveButton
      label={t('console.role.remove')}
      obstacle={role.assignments > 0 ? t('console.role.in-use') : null}
      title={t('console.role.remove-title', { name: role.name })}
      text={t('console.role.remove-text')}
      remove={() => callRoute(removeRoleRoute, { params: { roleId: role.id } })}
      onRemoved={async () => {
        say(t('console.role.removed', { name: role.name }));
        await navigate({ to: '/roles' });
        await refreshTopics(queries, 'roles');
      }}
    />
  );
}
