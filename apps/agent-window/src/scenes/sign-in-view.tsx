import { Button } from '@fluentui/react-components';
import { Card, ErrorNotice, PageHeading, StatusPill, useLocale } from '@alongside/ui';
import { useSceneStyles } from '../app/scene-styles.ts';
import { useAgent } from '../link/use-agent.ts';
import { useCommand } from '../link/use-command.ts';
import { AppearanceChoice } from './appearance-choice.tsx';

/** Signing in happens in the system's browser; this says so and waits. */
export function SignInView({ isWaiting }: { readonly isWaiting: boolean }) {
  const styles = useSceneStyles();
  const { t } = useLocale();
  const { state } = useAgent();
  const { isBusy, error, run } = useCommand();
  const name = isWaiting ? 'waiting' : 'out';
  return (
    <>
      <div className={styles.words} aria-live="polite">
        {isWaiting && <StatusPill tone="warning">{t('window.signIn.waiting.status')}</StatusPill>}
        <PageHeading key={name} size="small">
          {t(`window.signIn.${name}.title`)}
        </PageHeading>
        <p className={styles.intro}>{t(`window.signIn.${name}.text`)}</p>
      </div>
      <Card className={styles.form}>
        <ErrorNotice error={error} />
        <Button
          appearance={isWaiting ? 'secondary' : 'primary'}
          size="large"
          className={styles.action}
          disabledFocusable={isBusy}
          onClick={() => {
            run({ kind: isWaiting ? 'cancel-sign-in' : 'sign-in' });
          }}
        >
          {t(isWaiting ? 'window.signIn.cancel' : 'window.signIn.begin')}
        </Button>
        {state.server !== null && (
          <p className={styles.quiet}>{t('window.signIn.server', { server: new URL(state.server).host })}</p>
        )}
      </Card>
      <AppearanceChoice />
    </>
  );
}
