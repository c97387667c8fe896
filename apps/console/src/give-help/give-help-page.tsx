import { type DeviceId, startSessionRoute } from '@alongside/protocol';
import { Card, useLocale, refusedAnswer } from '@alongside/ui';
import { Button, Spinner, Text, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { callRoute } from '../server/call-route.ts';
import { useMe } from '../server/use-me.ts';
import { CodeKeeper } from '../session/code-keeper.ts';
import { useAccessRemedy } from '../session/use-access-remedy.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { useShortcut } from '../shell/shortcuts.tsx';
import { DeviceToHelp } from './device-to-help.tsx';
import { OpenSession } from './open-session.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '960px' },
  card: {
    display: 'grid',
    gap: tokens.spacingVerticalXXL,
  },
  start: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXL },
  button: { minHeight: '48px' },
  hint: { color: tokens.colorNeutralForeground2, maxWidth: '48ch' },
  steps: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
    gap: tokens.spacingHorizontalXXL,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    counterReset: 'step',
  },
  step: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
  number: {
    ...typographyStyles.body1Strong,
    display: 'grid',
    placeItems: 'center',
    width: '28px',
    height: '28px',
    borderRadius: '50%',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    '@media (forced-colors: active)': { outline: '1px solid CanvasText' },
  },
  stepTitle: { ...typographyStyles.body1Strong, margin: 0 },
  stepText: { color: tokens.colorNeutralForeground2 },
});

const STEPS = [
  { titleKey: 'console.give-help.step-code', textKey: 'console.give-help.step-code-text' },
  { titleKey: 'console.give-help.step-meet', textKey: 'console.give-help.step-meet-text' },
  { titleKey: 'console.give-help.step-see', textKey: 'console.give-help.step-see-text' },
] as const;

interface GiveHelpPageProps {
  /** The device whose page led here. */
  readonly deviceId?: DeviceId | undefined;
}

export function GiveHelpPage({ deviceId }: GiveHelpPageProps) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const { tenant } = useMe();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: () => callRoute(startSessionRoute, { body: {} }),
    onSuccess: async ({ session, code, link }) => {
      new CodeKeeper(sessionStorage).keep(session.id, { code, link });
      await navigate({ to: '/session/$sessionId', params: { sessionId: session.id } });
    },
  });
  const canStart = tenant.isEnabled && !start.isPending;
  const getCode = () => {
    if (canStart) start.mutate();
  };
  useShortcut('get-code', getCode, canStart);
  return (
    <div className={styles.page}>
      <PageHeader title={t('console.give-help.title')} text={t('console.give-help.text')} />
      <OpenSession />
      {deviceId !== undefined && <DeviceToHelp deviceId={deviceId} />}
      <Card className={styles.card}>
        <div className={styles.start}>
          <Button
            className={styles.button}
            appearance="primary"
            size="large"
            icon={start.isPending ? <Spinner size="tiny" /> : <KeyRegular />}
            disabledFocusable={!canStart}
            onClick={getCode}
          >
            {t('console.give-help.get-code')}
          </Button>
          <Text className={styles.hint} size={200}>
            {t('console.give-help.browser-note')}
          </Text>
        </div>
        <StartRefusal error={start.error} onRetry={getCode} />
        <ol className={styles.steps}>
          {STEPS.map(({ titleKey, textKey }, place) => (
            <li key={titleKey} className={styles.step}>
              <span className={styles.number} aria-hidden="true">
                {format.number(place + 1)}
              </span>
              <div>
                <h2 className={styles.stepTitle}>{t(titleKey)}</h2>
                <Text size={200} className={styles.stepText} block>
                  {t(textKey)}
                </Text>
              </div>
            </li>
          ))}
        </ol>
      </Card>
    </div>
  );
}

interface StartRefusalProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Why there is no code, with what the helper can do about it. */
function StartRefusal({ error, onRetry }: StartRefusalProps) {
  const remedy = useAccessRemedy(refusedAnswer(error), onRetry);
  if (remedy === null) return <RefusalNotice error={error} />;
  return (
    <RefusalNotice
      error={error}
      remedy={
        <Button disabledFocusable={remedy.isBusy} onClick={remedy.act}>
          {remedy.action}
        </Button>
      }
    />
  );
}
