import { type GroupDetails, type GroupId, removeGroupRoute } from '@alongside/protocol';
import { Notice, useLocale } from '@alongside/ui';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { callRoute } from '../server/call-route.ts';
import { organisationQueries } from '../server/organisation-queries.ts';
import { refreshTopics } from '../server/refresh-topic.ts';
import { useMay } from '../server/use-me.ts';
import { BackLink } from '../shell/back-link.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { useNotices } from '../shell/notices.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { PageLink } from '../shell/page-link.tsx';
import { RemoveButton } from '../shell/remove-button.tsx';
import { GROUP_KIND_TEXTS } from '../texts/organisation-texts.ts';
import { EditGroupDialog } from './edit-group-dialog.tsx';
import { SourceBadge } from './group-columns.tsx';
import { GroupMembers } from './group-members.tsx';
import { GroupRule } from './group-rule.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalXL },
  line: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** One group: what it is, and who or what is in it. */
export function GroupPage({ groupId }: { readonly groupId: GroupId }) {
  useLiveTopic('groups');
  const { t } = useLocale();
  const group = useQuery(organisationQueries.group(groupId));
  return (
    <>
      <BackLink to="/groups">{t('console.group.back')}</BackLink>
      <Loaded query={group}>{(data) => <Group group={data} />}</Loaded>
    </>
  );
}

function Group({ group }: { readonly group: GroupDetails }) {
  const styles = useStyles();
  const { t } = useLocale();
  const mayManage = useMay(group.kind === 'people' ? 'manage-people' : 'manage-devices');
  const isElsewhere = group.source === 'scim' || group.source === 'claims';
  return (
    <div className={styles.page}>
      <div>
        <PageHeader
          title={group.name}
          text={
            <span className={styles.line}>
              {t(GROUP_KIND_TEXTS[group.kind])}
              <SourceBadge source={group.source} />
              {group.description !== null && <bdi>{group.description}</bdi>}
            </span>
          }
          actions={mayManage && <GroupActions group={group} canEdit={!isElsewhere} />}
        />
        {isElsewhere && (
          <Notice kind="info" title={t('console.group.elsewhere')}>
            {t(group.source === 'scim' ? 'console.group.elsewhere-scim' : 'console.group.elsewhere-claims')}
          </Notice>
        )}
        <Parents group={group} />
      </div>
      {group.source === 'rule' && <GroupRule group={group} mayManage={mayManage} />}
      <GroupMembers
        key={`${group.id} ${group.kind}`}
        group={group}
        kind={group.kind}
        canChange={mayManage && group.source === 'manual'}
      />
      {group.source !== 'rule' && (
        <GroupMembers
          key={`${group.id} groups`}
          group={group}
          kind="groups"
          canChange={mayManage && !isElsewhere}
        />
      )}
    </div>
  );
}

/** The groups that this one is inside of: what they have is this one's too. */
function Parents({ group }: { readonly group: GroupDetails }) {
  const styles = useStyles();
  const { t } = useLocale();
  if (group.parents.length === 0) return null;
  return (
    <p className={styles.line}>
      {t('console.group.parents')}
      {group.parents.map(({ id, name }) => (
        <PageLink key={id} to="/groups/$groupId" params={{ groupId: id }}>
          <bdi>{name}</bdi>
        </PageLink>
      ))}
    </p>
  );
}

interface GroupActionsProps {
  readonly group: GroupDetails;
  /** Name and description aren't a directory's. */
  readonly canEdit: boolean;
}

function GroupActions({ group, canEdit }: GroupActionsProps) {
  const { t } = useLocale();
  const { say } = useNotices();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isEditing, setEditing] = useState(false);
  return (
    <>
      {canEdit && (
        <Button icon={<EditRegular />} onClick={() => setEditing(true)}>
          {t('console.group.edit')}
        </Button>
      )}
      <RemoveButton
        label={t('console.group.remove')}
        title={t('console.group.remove-title', { name: group.name })}
        text={t('console.group.remove-text')}
        remove={() => callRoute(removeGroupRoute, { params: { groupId: group.id } })}
        onRemoved={async () => {
          say(t('console.group.removed', { name: group.name }));
          await navigate({ to: '/groups' });
          queries.removeQueries({ queryKey: ['groups', 'one', group.id] });
          await refreshTopics(queries, 'groups');
        }}
      />
      <EditGroupDialog group={group} isOpen={isEditing} onClose={() => setEditing(false)} />
    </>
  );
}
