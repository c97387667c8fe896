import { useLocale } from '@alongside/ui';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CursorClickFilled, PauseFilled } from '@fluentui/react-icons';
import type { ControlBlock, ControlStatus } from './control-status.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '32px',
    paddingInline: tokens.spacingHorizontalL,
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
    lineHeight: tokens.lineHeightBase300,
  },
  held: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  blocked: {
    backgroundColor: tokens.colorStatusWarningBackground2,
    color: tokens.colorStatusWarningForeground2,
  },
  asked: { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground2 },
  state: { fontWeight: tokens.fontWeightSemibold },
  icon: { lineHeight: 0 },
});

const BLOCK_TEXTS: Readonly<Record<ControlBlock, string>> = {
  paused: 'console.control.paused',
  'question-open': 'console.control.question-open',
  reconnecting: 'console.control.reconnecting',
  unverified: 'console.control.unverified',
  silent: 'console.control.silent',
  'not-possible': 'console.control.not-possible',
  coming: 'console.control.coming',
};

interface ControlBarProps {
  readonly status: Extract<ControlStatus, { kind: 'asked' | 'held' | 'blocked' }>;
  readonly name: string;
  /** The keyboard goes to the sharer. */
  readonly isTyping: boolean;
  readonly hintId: string;
}

/** What the helper's hand does now, why it does nothing, and the way out of the picture by keyboard. */
export function ControlBar({ status, name, isTyping, hintId }: ControlBarProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const text = {
    asked: 'console.ask.waiting-control',
    held: 'console.control.held',
    blocked: status.kind === 'blocked' ? BLOCK_TEXTS[status.why] : '',
  }[status.kind];
  return (
    <div className={mergeClasses(styles.bar, styles[status.kind])}>
      <span className={styles.icon} aria-hidden="true">
        {status.kind === 'held' ? <CursorClickFilled fontSize={18} /> : <PauseFilled fontSize={18} />}
      </span>
      <span className={styles.state} role="status">
        {t(text, { name })}
      </span>
      {status.kind === 'held' && (
        <span id={hintId}>{t(isTyping ? 'console.control.leave-hint' : 'console.control.type-hint')}</span>
      )}
    </div>
  );
}
