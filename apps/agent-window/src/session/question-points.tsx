import { makeStyles, tokens } from '@fluentui/react-components';
import {
  CursorClickRegular,
  DesktopRegular,
  EyeOffRegular,
  HandLeftRegular,
  ShieldKeyholeRegular,
} from '@fluentui/react-icons';
import type { Capability } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import type { ReactNode } from 'react';
import { useAgent } from '../link/use-agent.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  item: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    lineHeight: tokens.lineHeightBase300,
    textWrap: 'pretty',
  },
  icon: { fontSize: '22px', lineHeight: 0, color: tokens.colorBrandForeground1 },
});

const KEY_TEXTS = {
  Ctrl: 'window.key.ctrl',
  Shift: 'window.key.shift',
  Meta: 'window.key.meta',
  End: 'window.key.end',
  Home: 'window.key.home',
  Delete: 'window.key.delete',
  Insert: 'window.key.insert',
  PageUp: 'window.key.page-up',
  PageDown: 'window.key.page-down',
} as const;

/** What allowing would mean, in plain words: what is asked first, then what to think of. */
export function QuestionPoints({ adds }: { readonly adds: readonly Capability[] }) {
  const styles = useStyles();
  const { t } = useLocale();
  const { state } = useAgent();
  return (
    <ul className={styles.list}>
      {adds.includes('view') && <Point icon={<DesktopRegular />}>{t('window.asks.view')}</Point>}
      {adds.includes('control') && <Point icon={<CursorClickRegular />}>{t('window.asks.control')}</Point>}
      {adds
        .filter((capability) => capability !== 'view' && capability !== 'control')
        .map((capability) => (
          <Point key={capability} icon={<ShieldKeyholeRegular />}>
            {t(`ui.capability.${capability}`)}
          </Point>
        ))}
      {adds.includes('view') && <Point icon={<EyeOffRegular />}>{t('window.asks.private')}</Point>}
      <Point icon={<HandLeftRegular />}>
        {state.globalKey === null
          ? t('window.asks.take-back')
          : t('window.asks.stop', { keys: keysInWords(state.globalKey, t) })}
      </Point>
    </ul>
  );
}

/** As they stand on a keyboard of the reader's language. */
function keysInWords(combination: string, t: (key: string) => string): string {
  return combination
    .split('+')
    .map((key) => (key in KEY_TEXTS ? t(KEY_TEXTS[key as keyof typeof KEY_TEXTS]) : key))
    .join('+');
}

function Point({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <li className={styles.item}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      {children}
    </li>
  );
}
