import { Button } from '@fluentui/react-components';
import { Card, ErrorNotice, PageHeading, StatusPill, useLocale } from '@alongside/ui';
import { useSceneStyles } from '../app/scene-styles.ts';
import { useCommand } from '../link/use-command.ts';

/** The agent was stopped in the middle of a session; nothing is shared until the person says so. */
export function InterruptedView() {
  const styles = useSceneStyles();
  const { t } = useLocale();
  const { isBusy, error, run } = useCommand();
  return (
    <>
      <div className={styles.words}>
        <StatusPill tone="warning">{t('window.interrupted.status')}</StatusPill>
        <PageHeading size="small">{t('window.interrupted.title')}</PageHeading>
        <p className={styles.intro}>{t('window.interrupted.text')}</p>
      </div>
      <Card className={styles.form}>
        <ErrorNotice error={error} />
        <div className={styles.actions}>
          <Button
            appearance="primary"
            size="large"
            className={styles.action}
            disabledFocusable={isBusy}
            onClick={() => {
              run({ kind: 'go-on' });
            }}
          >
            {t('window.interrupted.goOn')}
          </Button>
          <Button
            size="large"
            className={styles.action}
            disabledFocusable={isBusy}
            onClick={() => {
              run({ kind: 'leave' });
            }}
          >
            {t('window.session.leave')}
          </Button>
        </div>
      </Card>
    </>
  );
}
