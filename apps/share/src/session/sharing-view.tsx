import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  PauseRegular,
  PlayRegular,
  ShareScreenStartFilled,
  ShareScreenStopFilled,
} from '@fluentui/react-icons';
import type { SessionProgress, SessionView } from '@alongside/protocol';
import {
  type BrowserSessionEnd,
  type BrowserSessionEndState,
  Card,
  DeviceWarning,
  ErrorNotice,
  LostAccessNotice,
  Notice,
  PageHeading,
  PersonaCard,
  ReportButton,
  StatusPill,
  useLocale,
  useNow,
} from '@alongside/ui';
import { QuestionActions } from './question-actions.tsx';
import { ScreenPreview } from './screen-preview.tsx';
import type { SharedScreen, SharedScreenState } from './shared-screen.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalXL },
  card: { display: 'grid', gap: tokens.spacingVerticalXL, boxShadow: tokens.shadow8 },
  shared: { borderTopWidth: '4px', borderTopColor: tokens.colorStatusDangerBackground3 },
  what: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXXL },
  words: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  facts: {
    flex: '1 1 240px',
    alignContent: 'start',
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    color: tokens.colorNeutralForeground2,
    lineHeight: tokens.lineHeightBase400,
  },
  fact: { margin: 0, textWrap: 'pretty' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  action: {
    flex: '1 1 200px',
    minHeight: '52px',
    fontSize: tokens.fontSizeBase400,
    borderRadius: tokens.borderRadiusLarge,
  },
  stop: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    ':hover': { backgroundColor: tokens.colorStatusDangerBackground3Hover },
    ':hover:active': { backgroundColor: tokens.colorStatusDangerBackground3Pressed },
  },
  question: { display: 'grid', gap: tokens.spacingVerticalM },
  asks: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
});

const tones = { seen: 'live', connecting: 'warning', paused: 'warning', stopped: 'quiet' } as const;

export interface SharingViewProps {
  readonly end: BrowserSessionEnd;
  readonly view: SessionView;
  readonly progress: Extract<SessionProgress, { kind: 'active' }>;
  readonly shared: SharedScreen;
  readonly screen: SharedScreenState;
  readonly peer: BrowserSessionEndState['peer'];
  /** Either side has paused. */
  readonly isPaused: boolean;
}

type SharingState = keyof typeof tones;

function stateOf(
  isShared: boolean,
  { peer, isPaused }: Pick<SharingViewProps, 'peer' | 'isPaused'>,
): SharingState {
  if (!isShared) return 'stopped';
  if (isPaused) return 'paused';
  return peer === 'connected' ? 'seen' : 'connecting';
}

/** The sharing page: who sees the screen, since when, what is allowed; and the ways to end it. */
export function SharingView(props: SharingViewProps) {
  const { end, view, progress, shared, screen } = props;
  const styles = useStyles();
  const { t } = useLocale();
  const name = view.helper.fullName;
  const isShared = screen.screen !== null;
  const stateKey = stateOf(isShared, props);
  const leave = () => {
    if (isShared) shared.stop();
    void end.command({ kind: 'leave' }).catch(() => undefined);
  };
  return (
    <div className={styles.page}>
      {progress.question !== null && (
        <Card className={styles.question}>
          <h2 className={styles.asks}>{t('share.question.title', { name })}</h2>
          <QuestionActions end={end} question={progress.question} shared={shared} screen={screen} />
        </Card>
      )}
      <Card className={mergeClasses(styles.card, isShared && styles.shared)}>
        <div className={styles.words} aria-live="polite">
          <StatusPill tone={tones[stateKey]}>{t(`share.sharing.${stateKey}.status`)}</StatusPill>
          <PageHeading takesFocus={progress.question === null} title={t(`share.sharing.${stateKey}.window`)}>
            {t(`share.sharing.${stateKey}.title`, { name })}
          </PageHeading>
        </div>
        <div className={styles.what}>
          {screen.screen !== null && <ScreenPreview screen={screen.screen} />}
          <Facts view={view} progress={progress} isShared={isShared} />
        </div>
        <LostAccessNotice lost={progress.lost} />
        {view.device !== null && <DeviceWarning device={view.device} reader="sharer" />}
        {screen.refusal !== null && progress.question === null && (
          <Notice kind="info" live="assertive">
            {t(`share.capture.${screen.refusal}`)}
          </Notice>
        )}
        {isShared && progress.pausedBy.includes('helper') && (
          <Notice kind="info">{t('share.sharing.paused-by-helper', { name })}</Notice>
        )}
        <ErrorNotice error={screen.error} />
        <div className={styles.actions}>
          {isShared ? (
            <Button
              appearance="primary"
              size="large"
              className={mergeClasses(styles.action, styles.stop)}
              icon={<ShareScreenStopFilled />}
              onClick={() => {
                shared.stop();
              }}
            >
              {t('share.sharing.stop')}
            </Button>
          ) : (
            <Button
              appearance={progress.question === null ? 'primary' : 'secondary'}
              size="large"
              className={styles.action}
              icon={<ShareScreenStartFilled />}
              disabledFocusable={screen.isBusy}
              onClick={() => void shared.show({ kind: 'share-again' })}
            >
              {t('share.sharing.again')}
            </Button>
          )}
          {isShared && <PauseButton {...props} />}
          <Button size="large" className={styles.action} onClick={leave}>
            {t('share.session.leave')}
          </Button>
        </div>
      </Card>
      <div>
        <ReportButton helperName={name} onReport={() => end.command({ kind: 'report' })} />
      </div>
    </div>
  );
}

/** Hides the screen for a while without taking it back, and shows it again. */
function PauseButton({ end, progress }: Pick<SharingViewProps, 'end' | 'progress'>) {
  const styles = useStyles();
  const { t } = useLocale();
  const isPausedHere = progress.pausedBy.includes('sharer');
  return (
    <Button
      size="large"
      className={styles.action}
      icon={isPausedHere ? <PlayRegular /> : <PauseRegular />}
      onClick={() => void end.setPaused(!isPausedHere).catch(() => undefined)}
    >
      {t(isPausedHere ? 'share.sharing.resume' : 'share.sharing.pause')}
    </Button>
  );
}

function Facts({
  view,
  progress,
  isShared,
}: Pick<SharingViewProps, 'view' | 'progress'> & { readonly isShared: boolean }) {
  const styles = useStyles();
  const { t, format } = useLocale();
  const now = useNow();
  const since = progress.grants.find(({ capability }) => capability === 'view')?.allowedAt;
  // After a reload it is still allowed, but nothing is shown: a page can't take a screen again by itself.
  const allowed = since === undefined ? 'nothing' : isShared ? 'view' : 'unused';
  return (
    <div className={styles.facts}>
      <PersonaCard person={view.helper} size={44} />
      <p className={styles.fact}>{t(`share.sharing.allowed.${allowed}`)}</p>
      {isShared && since !== undefined && (
        <p className={styles.fact}>
          {t('share.sharing.since', {
            time: format.time(since),
            duration: format.clock(now - Date.parse(since)),
          })}
        </p>
      )}
    </div>
  );
}
