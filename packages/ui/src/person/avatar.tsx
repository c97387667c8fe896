import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Profile } from '@alongside/protocol';
import { useState } from 'react';
import { initials } from './initials.ts';

const useStyles = makeStyles({
  root: {
    display: 'inline-grid',
    placeItems: 'center',
    flexShrink: 0,
    overflow: 'hidden',
    borderRadius: '50%',
    backgroundColor: tokens.colorBrandBackground2Hover,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    userSelect: 'none',
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  // By style, not as text: what can be read on a button would have to be part of its name.
  initials: { '::before': { content: 'attr(data-initials)' } },
  picture: { width: '100%', height: '100%', objectFit: 'cover' },
});

interface AvatarProps {
  readonly person: Pick<Profile, 'fullName' | 'picture'>;
  /** Diameter in CSS pixels; 40 by default. */
  readonly size?: number;
  readonly className?: string;
}

/** A person's picture, or initials. Decoration: the name stands beside it. */
export function Avatar({ person, size = 40, className }: AvatarProps) {
  const styles = useStyles();
  const [failed, setFailed] = useState<string | null>(null);
  const shown = person.picture === failed ? null : person.picture;
  return (
    <span
      className={mergeClasses(styles.root, className)}
      style={{ width: size, height: size, fontSize: Math.round(size * 0.38) }}
      aria-hidden="true"
    >
      {shown === null ? (
        <span className={styles.initials} data-initials={initials(person.fullName)} />
      ) : (
        <img
          className={styles.picture}
          src={shown}
          alt=""
          onError={() => {
            setFailed(shown);
          }}
        />
      )}
    </span>
  );
}
