import type { PersonSummary } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { Badge, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  status: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

/** What somebody's account is at. */
export function PersonStatus({ person }: { readonly person: PersonSummary }) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <span className={styles.status}>
      {person.isBlocked && (
        <Badge appearance="tint" color="danger">
          {t('console.people.blocked')}
        </Badge>
      )}
      {!person.isActive && (
        <Badge appearance="tint" color="informative">
          {t('console.people.inactive')}
        </Badge>
      )}
      {person.isActive && person.hasPendingInvitation && (
        <Badge appearance="tint" color="warning">
          {t('console.people.invited')}
        </Badge>
      )}
      {person.isActive && !person.isBlocked && !person.hasPendingInvitation && t('console.people.active')}
    </span>
  );
}
