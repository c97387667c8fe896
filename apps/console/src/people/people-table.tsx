import type { PersonSummary } from '@alongside/protocol';
import { Avatar, useLocale } from '@alongside/ui';
import {
  Badge,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { useListStyles } from '../list/use-list-styles.ts';
import { ROLE_TEXTS } from '../texts/session-texts.ts';
import type { Invitation } from './invitation-dialog.tsx';
import { PersonMenu } from './person-menu.tsx';

const useStyles = makeStyles({
  person: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minWidth: 0,
    paddingBlock: tokens.spacingVerticalXS,
  },
  names: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  email: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  first: { width: '34%' },
  roles: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  actions: { width: '64px' },
});

interface PeopleTableProps {
  readonly people: readonly PersonSummary[];
  readonly onChangeRoles: (person: PersonSummary) => void;
  readonly onInvited: (invitation: Invitation) => void;
}

export function PeopleTable({ people, onChangeRoles, onInvited }: PeopleTableProps) {
  const styles = useStyles();
  const list = useListStyles();
  const { t } = useLocale();
  return (
    <div className={list.frame}>
      <Table size="small" className={list.table} aria-label={t('console.people.title')}>
        <TableHeader className={list.header}>
          <TableRow>
            <TableHeaderCell className={styles.first}>{t('console.people.person')}</TableHeaderCell>
            <TableHeaderCell>{t('console.people.job')}</TableHeaderCell>
            <TableHeaderCell>{t('console.people.roles')}</TableHeaderCell>
            <TableHeaderCell>{t('console.people.status')}</TableHeaderCell>
            <TableHeaderCell>{t('console.people.last-sign-in')}</TableHeaderCell>
            <TableHeaderCell className={mergeClasses(styles.actions, list.end)}>
              <span className={list.hidden}>{t('console.list.actions')}</span>
            </TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {people.map((person) => (
            <PersonRow
              key={person.profile.personId}
              person={person}
              onChangeRoles={() => onChangeRoles(person)}
              onInvited={onInvited}
            />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

interface PersonRowProps {
  readonly person: PersonSummary;
  readonly onChangeRoles: () => void;
  readonly onInvited: (invitation: Invitation) => void;
}

function PersonRow({ person, onChangeRoles, onInvited }: PersonRowProps) {
  const styles = useStyles();
  const list = useListStyles();
  const { t, format } = useLocale();
  const { profile, roles } = person;
  return (
    <TableRow>
      <TableCell className={styles.first}>
        <span className={styles.person}>
          <Avatar person={profile} size={32} />
          <span className={styles.names}>
            <bdi className={mergeClasses(styles.name, list.clip)}>{profile.fullName}</bdi>
            <bdi className={mergeClasses(styles.email, list.clip)}>{profile.email}</bdi>
          </span>
        </span>
      </TableCell>
      <TableCell>
        <bdi>{profile.jobTitle ?? ''}</bdi>
      </TableCell>
      <TableCell>
        <span className={styles.roles}>
          {roles.length === 0 ? (
            <span className={list.quiet}>{t('console.people.no-role')}</span>
          ) : (
            format.list(roles.map((role) => t(ROLE_TEXTS[role])))
          )}
        </span>
      </TableCell>
      <TableCell>
        <PersonStatus person={person} />
      </TableCell>
      <TableCell className={mergeClasses(list.number, person.lastSignInAt === null && list.quiet)}>
        {person.lastSignInAt === null ? t('console.people.never') : format.dateTime(person.lastSignInAt)}
      </TableCell>
      <TableCell className={mergeClasses(styles.actions, list.end)}>
        <PersonMenu person={person} onChangeRoles={onChangeRoles} onInvited={onInvited} />
      </TableCell>
    </TableRow>
  );
}

function PersonStatus({ person }: { readonly person: PersonSummary }) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <span className={styles.roles}>
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
