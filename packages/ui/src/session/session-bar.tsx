import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  spring: { flexGrow: 1 },
  pill: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '32px',
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: '16px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  quiet: { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground2 },
  good: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  warning: {
    backgroundColor: tokens.colorStatusWarningBackground2,
    color: tokens.colorStatusWarningForeground2,
  },
  live: { backgroundColor: tokens.colorStatusDangerBackground3, color: tokens.colorNeutralForegroundOnBrand },
  dot: {
    width: '8px',
    height: '8px',
    borderRadius: '50%',
    backgroundColor: 'currentcolor',
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
  },
  beating: {
    '@media (prefers-reduced-motion: no-preference)': {
      animationName: { '0%': { opacity: 1 }, '50%': { opacity: 0.35 }, '100%': { opacity: 1 } },
      animationDuration: '2s',
      // Then it stands still: as long as anything in the page moves, each picture of the screen waits for its frame.
      animationIterationCount: 3,
    },
  },
});

/** Who is here and what is allowed on one side, what can be done on the other. */
export function SessionBar({
  children,
  actions,
}: {
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      {children}
      <span className={styles.spring} />
      {actions}
    </div>
  );
}

interface StatusPillProps {
  /** `live`: a screen is being seen now. */
  readonly tone: 'quiet' | 'good' | 'warning' | 'live';
  readonly children: ReactNode;
}

/** One fact about the session, in few words; never by colour alone. */
export function StatusPill({ tone, children }: StatusPillProps) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.pill, styles[tone])}>
      <span className={mergeClasses(styles.dot, tone === 'live' && styles.beating)} aria-hidden="true" />
      {children}
    </span>
  );
}
