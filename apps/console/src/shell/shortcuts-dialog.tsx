import { ALWAYS_LTR, DialogActions, ModalDialog, useLocale } from '@alongside/ui';
import { Button, Switch, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { SHORTCUT_SCOPES, SHORTCUTS } from './shortcut-keys.ts';
import { useShortcuts } from './shortcuts.tsx';

const useStyles = makeStyles({
  heading: {
    ...typographyStyles.caption1Strong,
    color: tokens.colorNeutralForeground3,
    margin: 0,
    marginBlock: `${tokens.spacingVerticalL} ${tokens.spacingVerticalXS}`,
  },
  list: { display: 'grid', gridTemplateColumns: '1fr auto', rowGap: tokens.spacingVerticalXS, margin: 0 },
  row: { display: 'contents' },
  keys: {
    margin: 0,
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    direction: ALWAYS_LTR,
    justifyContent: 'end',
  },
  key: {
    ...typographyStyles.caption1,
    fontFamily: tokens.fontFamilyMonospace,
    minWidth: '24px',
    textAlign: 'center',
    paddingInline: tokens.spacingHorizontalXS,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  note: { marginBlockStart: tokens.spacingVerticalL },
});

export function ShortcutsDialog(props: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const styles = useStyles();
  const { t } = useLocale();
  const { isOn, setOn } = useShortcuts();
  return (
    <ModalDialog isOpen={props.isOpen} title={t('console.shortcuts.title')} onClose={props.onClose}>
      {SHORTCUT_SCOPES.map(({ scope, textKey }) => (
        <ShortcutList key={scope} scope={scope} heading={t(textKey)} />
      ))}
      <Switch
        className={styles.note}
        checked={isOn}
        label={t('console.shortcuts.on')}
        onChange={(_event, { checked }) => setOn(checked)}
      />
      <DialogActions>
        <Button size="large" appearance="primary" onClick={props.onClose}>
          {t('console.close')}
        </Button>
      </DialogActions>
    </ModalDialog>
  );
}

function ShortcutList(props: { readonly scope: string; readonly heading: string }) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <section>
      <h3 className={styles.heading}>{props.heading}</h3>
      <dl className={styles.list}>
        {Object.entries(SHORTCUTS)
          .filter(([, { scope }]) => scope === props.scope)
          .map(([name, { keys, textKey }]) => (
            <div key={name} className={styles.row}>
              <dt>{t(textKey)}</dt>
              <dd className={styles.keys}>
                {keys.split(' ').map((key) => (
                  <kbd key={key} className={styles.key}>
                    {key.toUpperCase()}
                  </kbd>
                ))}
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
