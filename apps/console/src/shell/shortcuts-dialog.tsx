import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Switch,
  makeStyles,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { useLocale } from '@alongside/ui';
import { SHORTCUT_SCOPES, SHORTCUTS } from './shortcut-keys.ts';
import { useShortcuts } from './shortcuts.tsx';

const useStyles = makeStyles({
  surface: { maxWidth: '720px' },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
    gap: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL}`,
  },
  heading: { ...typographyStyles.subtitle2, margin: 0, marginBlockEnd: tokens.spacingVerticalS },
  list: { display: 'grid', gridTemplateColumns: '1fr auto', rowGap: tokens.spacingVerticalXS, margin: 0 },
  row: { display: 'contents' },
  keys: {
    margin: 0,
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    direction: 'ltr',
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
    <Dialog
      open={props.isOpen}
      onOpenChange={(_event, { open }) => {
        if (!open) props.onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('console.shortcuts.title')}</DialogTitle>
          <DialogContent>
            <div className={styles.columns}>
              {SHORTCUT_SCOPES.map(({ scope, textKey }) => (
                <ShortcutList key={scope} scope={scope} heading={t(textKey)} />
              ))}
            </div>
            <Switch
              className={styles.note}
              checked={isOn}
              label={t('console.shortcuts.on')}
              onChange={(_event, { checked }) => setOn(checked)}
            />
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary">{t('console.close')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
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
