import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, ErrorCircleFilled, InfoFilled, WarningFilled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    lineHeight: tokens.lineHeightBase400,
    color: tokens.colorNeutralForeground1,
  },
  icon: { flexShrink: 0, fontSize: '20px', lineHeight: 0, marginBlockStart: '1px' },
  body: { minWidth: 0, flexGrow: 1, overflowWrap: 'anywhere', textWrap: 'pretty' },
  title: { fontWeight: tokens.fontWeightSemibold },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginBlockStart: tokens.spacingVerticalM,
  },
  info: { backgroundColor: tokens.colorBrandBackground2, border: `1px solid ${tokens.colorBrandStroke2}` },
  infoIcon: { color: tokens.colorBrandForeground1 },
  success: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    border: `1px solid ${tokens.colorStatusSuccessBorder1}`,
  },
  successIcon: { color: tokens.colorStatusSuccessForeground1 },
  warning: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
  warningIcon: { color: tokens.colorStatusWarningForeground3 },
  error: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
  },
  errorIcon: { color: tokens.colorStatusDangerForeground1 },
});

const icons = {
  info: <InfoFilled />,
  success: <CheckmarkCircleFilled />,
  warning: <WarningFilled />,
  error: <ErrorCircleFilled />,
};

interface NoticeProps {
  readonly kind: keyof typeof icons;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** `assertive` interrupts a screen reader; `polite` waits; `off` for what was there from the start. Errors are assertive by default, others off. */
  readonly live?: 'assertive' | 'polite' | 'off';
  readonly className?: string;
}

const roles = { assertive: 'alert', polite: 'status', off: undefined } as const;

/** A message that stands in the page. */
export function Notice({ kind, title, children, actions, live, className }: NoticeProps) {
  const styles = useStyles();
  const role = roles[live ?? (kind === 'error' ? 'assertive' : 'off')];
  return (
    <div role={role} className={mergeClasses(styles.root, styles[kind], className)}>
      <span className={mergeClasses(styles.icon, styles[`${kind}Icon`])} aria-hidden="true">
        {icons[kind]}
      </span>
      <div className={styles.body}>
        {title !== undefined && <div className={styles.title}>{title}</div>}
        {children}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
