import type { PermissionSource, PersonId } from '@alongside/protocol';
import { ErrorNotice, Loading, useLocale } from '@alongside/ui';
import { Text, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Section } from '../facts/section.tsx';
import { useRoleName } from '../roles/role-name.ts';
import { organisationQueries } from '../server/organisation-queries.ts';
import { PERMISSION_TEXTS } from '../shell/access-reasons.tsx';
import { PageLink } from '../shell/page-link.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  permission: {
    paddingBlock: tokens.spacingVerticalS,
    borderBlockStartWidth: '1px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke3,
    ':first-child': { borderBlockStartStyle: 'none' },
  },
  sources: { listStyleType: 'none', margin: 0, padding: 0, color: tokens.colorNeutralForeground3 },
});

/** What somebody may do, each with everything that it comes from. */
export function PersonPermissions({ personId }: { readonly personId: PersonId }) {
  const styles = useStyles();
  const { t } = useLocale();
  const effective = useQuery(organisationQueries.permissions(personId));
  return (
    <Section title={t('console.person.permissions')} text={t('console.person.permissions-text')}>
      {effective.isPending && <Loading />}
      <ErrorNotice error={effective.error} onRetry={() => void effective.refetch()} />
      {effective.data?.permissions.length === 0 && (
        <Text>
          {t(
            effective.data.isActive ? 'console.person.no-permissions' : 'console.person.none-while-inactive',
          )}
        </Text>
      )}
      <ul className={styles.list}>
        {effective.data?.permissions.map(({ permission, sources }) => (
          <li key={permission} className={styles.permission}>
            <Text weight="semibold">{t(PERMISSION_TEXTS[permission])}</Text>
            <ul className={styles.sources}>
              {sources.map((source) => (
                <li key={`${source.assignment?.id ?? ''} ${source.role.id}`}>
                  <Source source={source} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Source({ source }: { readonly source: PermissionSource }) {
  const { t, format } = useLocale();
  const roleName = useRoleName();
  const { assignment, role, through, impliedBy } = source;
  return (
    <>
      {assignment === null ? (
        t('console.person.direct-role', { role: roleName(role) })
      ) : (
        <>
          <PageLink to="/roles/assignments/$assignmentId" params={{ assignmentId: assignment.id }}>
            <bdi>{assignment.name}</bdi>
          </PageLink>{' '}
          {t('console.person.through', {
            role: roleName(role),
            groups: format.list(through.map(({ name }) => name)),
          })}
        </>
      )}
      {impliedBy !== null &&
        ` ${t('console.person.implied-by', { permission: t(PERMISSION_TEXTS[impliedBy]) })}`}
    </>
  );
}
