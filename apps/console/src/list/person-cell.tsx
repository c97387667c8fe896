import type { Profile } from '@alongside/protocol';
import { Avatar } from '@alongside/ui';
import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  cell: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
});

/** A person in one line of a table. */
export function PersonCell({ person }: { readonly person: Pick<Profile, 'fullName' | 'picture' | 'email'> }) {
  const styles = useStyles();
  return (
    <span className={styles.cell} title={person.email}>
      <Avatar person={person} size={24} />
      <bdi className={styles.name}>{person.fullName}</bdi>
    </span>
  );
}
