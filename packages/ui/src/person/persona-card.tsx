import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Profile } from '@alongside/protocol';
import { VerifiedDomain } from './verified-domain.tsx';
import { Avatar } from './avatar.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, minWidth: 0 },
  names: { display: 'grid', minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface PersonaCardProps {
  readonly person: Profile;
  /** Diameter of the picture in CSS pixels; 40 by default. */
  readonly size?: number;
  readonly className?: string;
}

/** A person in one or two lines: picture, name, what they do. */
export function PersonaCard({ person, size = 40, className }: PersonaCardProps) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.root, className)}>
      <Avatar person={person} size={size} />
      <div className={styles.names}>
        <bdi className={styles.name}>{person.fullName}</bdi>
        {person.jobTitle !== null && <bdi className={styles.quiet}>{person.jobTitle}</bdi>}
        {person.verifiedDomain !== null && <VerifiedDomain domain={person.verifiedDomain} size="small" />}
      </div>
    </div>
  );
}
