import { Card, ConfirmDialog, ErrorNotice, StatusPill, useLocale } from '@alongside/ui';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { PowerRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useNotices } from '../shell/notices.tsx';
import { useSaveSettings } from './use-save-settings.ts';

const useStyles = makeStyles({
  card: { display: 'grid', gap: tokens.spacingVerticalM },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
  heading: { ...typographyStyles.subtitle1, margin: 0 },
  spring: { flexGrow: 1 },
  text: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '68ch' },
});

/** Turns Alongside on and off for the organisation. Off ends what is running, so it is asked first. */
export function OnOffCard({ isEnabled }: { readonly isEnabled: boolean }) {
  const styles = useStyles();
  const { t } = useLocale();
  const { say } = useNotices();
  const [isAsking, setAsking] = useState(false);
  const save = useSaveSettings({
    onSaved: () => {
      setAsking(false);
      say(t(isEnabled ? 'console.settings.turned-off' : 'console.settings.turned-on'));
    },
  });
  return (
    <Card className={styles.card}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{t('console.settings.enabled')}</h2>
        <StatusPill tone={isEnabled ? 'good' : 'quiet'}>
          {t(isEnabled ? 'console.settings.is-on' : 'console.settings.is-off')}
        </StatusPill>
        <span className={styles.spring} />
        <Button
          appearance={isEnabled ? 'secondary' : 'primary'}
          icon={<PowerRegular />}
          disabledFocusable={save.isPending}
          onClick={() => {
            if (isEnabled) setAsking(true);
            else save.mutate({ isEnabled: true });
          }}
        >
          {t(isEnabled ? 'console.settings.turn-off' : 'console.settings.turn-on')}
        </Button>
      </div>
      <p className={styles.text}>{t(isEnabled ? 'console.settings.on-text' : 'console.settings.off-text')}</p>
      <ErrorNotice error={save.error} />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('console.settings.turn-off-title')}
        confirm={t('console.settings.turn-off')}
        isDangerous
        isBusy={save.isPending}
        onConfirm={() => save.mutate({ isEnabled: false })}
        onClose={() => setAsking(false)}
      >
        {t('console.settings.turn-off-text')}
      </ConfirmDialog>
    </Card>
  );
}
