import { makeStyles, tokens } from '@fluentui/react-components';
import { WindowTheme } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { useAgent } from '../link/use-agent.ts';

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  select: {
    minHeight: '32px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    paddingInline: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: 'inherit',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** Light, dark, or as the system is. */
export function AppearanceChoice() {
  const styles = useStyles();
  const { t } = useLocale();
  const { state, command } = useAgent();
  return (
    <label className={styles.root}>
      {t('window.theme.label')}
      <select
        className={styles.select}
        value={state.preferences.theme}
        onChange={({ target }) => {
          command({ kind: 'set-theme', theme: WindowTheme.parse(target.value) }).catch(() => undefined);
        }}
      >
        {WindowTheme.options.map((theme) => (
          <option key={theme} value={theme}>
            {t(`window.theme.${theme}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
