import type { PersonListed } from '@alongside/protocol';
import { Avatar, useLocale } from '@alongside/ui';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { MomentCell, NameCell, TextCell } from '../list/cells.tsx';
import type { ListColumn } from '../list/list-column.ts';
import { useListStyles } from '../list/use-list-styles.ts';
import { PageLink } from '../shell/page-link.tsx';
import { PERSON_SOURCE_TEXTS } from '../texts/organisation-texts.ts';
import { ROLE_TEXTS } from '../texts/session-texts.ts';
import type { Invitation } from './invitation-dialog.tsx';
import { PersonMenu } from './person-menu.tsx';
import { PersonStatus } from './person-status.tsx';

const useStyles = makeStyles({
  person: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, minWidth: 0 },
  names: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  email: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface PeopleColumnsOptions {
  readonly onChangeRoles: (person: PersonListed) => void;
  readonly onInvited: (invitation: Invitation) => void;
}

/** The columns of the people. */
export const peopleColumns = (options: PeopleColumnsOptions): readonly ListColumn<PersonListed>[] => [
  {
    key: 'person',
    textKey: 'console.people.person',
    minPx: 220,
    grow: 3,
    sort: 'name',
    presence: 'always',
    cell: ({ profile }, tabIndex) => <PersonNames profile={profile} tabIndex={tabIndex} />,
  },
  {
    key: 'job',
    textKey: 'console.people.job',
    minPx: 130,
    grow: 2,
    cell: ({ profile }) => <NameCell name={profile.jobTitle} />,
  },
  {
    key: 'department',
    textKey: 'console.people.department',
    minPx: 130,
    grow: 1,
    presence: 'extra',
    cell: ({ department }) => <NameCell name={department} />,
  },
  {
    key: 'roles',
    textKey: 'console.people.roles',
    minPx: 140,
    grow: 2,
    cell: (person) => <RolesCell person={person} />,
  },
  {
    key: 'status',
    textKey: 'console.people.status',
    minPx: 110,
    grow: 0,
    cell: (person) => <PersonStatus person={person} />,
  },
  {
    key: 'source',
    textKey: 'console.people.source',
    minPx: 130,
    grow: 0,
    presence: 'extra',
    cell: ({ source }) => <TextCell textKey={PERSON_SOURCE_TEXTS[source]} />,
  },
  {
    key: 'last-sign-in',
    textKey: 'console.people.last-sign-in',
    minPx: 192,
    grow: 0,
    sort: 'lastSignInAt',
    cell: ({ lastSignInAt }) => <MomentCell at={lastSignInAt} neverKey="console.people.never" />,
  },
  {
    key: 'actions',
    textKey: 'console.list.actions',
    minPx: 76,
    grow: 0,
    presence: 'always',
    cell: (person, tabIndex) => (
      <PersonMenu
        person={person}
        tabIndex={tabIndex}
        onChangeRoles={() => options.onChangeRoles(person)}
        onInvited={options.onInvited}
      />
    ),
  },
];

interface PersonNamesProps {
  readonly profile: PersonListed['profile'];
  readonly tabIndex: 0 | -1;
}

function PersonNames({ profile, tabIndex }: PersonNamesProps) {
  const styles = useStyles();
  const list = useListStyles();
  return (
    <span className={styles.person}>
      <Avatar person={profile} size={32} />
      <span className={styles.names}>
        <PageLink
          to="/people/$personId"
          params={{ personId: profile.personId }}
          tabIndex={tabIndex}
          dir="auto"
          className={list.clip}
        >
          <bdi>{profile.fullName}</bdi>
        </PageLink>
        <bdi className={mergeClasses(styles.email, list.clip)}>{profile.email}</bdi>
      </span>
    </span>
  );
}

function RolesCell({ person: { roles } }: { readonly person: PersonListed }) {
  const { t, format } = useLocale();
  if (roles.length === 0) return <TextCell textKey="console.people.no-role" isQuiet />;
  return <span>{format.list(roles.map((role) => t(ROLE_TEXTS[role])))}</span>;
}
