import { makeStyles, tokens } from '@fluentui/react-components';
import { DesktopRegular, EyeOffRegular, HandLeftRegular } from '@fluentui/react-icons';
import { useLocale } from '@alongside/ui';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  item: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    lineHeight: tokens.lineHeightBase400,
    textWrap: 'pretty',
  },
  icon: { fontSize: '22px', lineHeight: 0, color: tokens.colorBrandForeground1 },
});

const points = [
  { name: 'choose', icon: <DesktopRegular /> },
  { name: 'private', icon: <EyeOffRegular /> },
  { name: 'stop', icon: <HandLeftRegular /> },
] as const;

/** What the helper will see, and what to think of before. */
export function WhatWillBeSeen() {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <ul className={styles.list}>
      {points.map(({ name, icon }) => (
        <li key={name} className={styles.item}>
          <span className={styles.icon} aria-hidden="true">
            {icon}
          </span>
          {t(`share.seen.${name}`)}
        </li>
      ))}
    </ul>
  );
}
