import type { Phrase } from '@alongside/peer';
import type { Mode, Profile, SessionView } from '@alongside/protocol';
import { Card, ComparisonPhrase, TrustCard, useLocale } from '@alongside/ui';
import { Button, Spinner, Text, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowUndoRegular, CursorClickRegular, EyeRegular } from '@fluentui/react-icons';
import { useShortcut } from '../shell/shortcuts.tsx';
import { DeviceFailures } from './device-failures.tsx';
import { ModeChoice } from './mode-choice.tsx';
import { TimeLeftRing } from './time-left-ring.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 4fr)',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
    '@media (max-width: 980px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  ask: { display: 'grid', gap: tokens.spacingVerticalL },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  waiting: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXL },
  words: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
});

interface MeetingPanelProps {
  readonly view: SessionView;
  readonly sharer: Profile;
  readonly phrase: Phrase;
  /** Until no answer ends the session. */
  readonly leftMs: number;
  /** How long an answer may take, for the ring. */
  readonly answerTimeMs: number;
  readonly isBusy: boolean;
  readonly onAsk: (mode: Mode) => void;
  readonly onWithdraw: () => void;
  readonly onLeave: () => void;
}

/** The trust screen on the helper's side: who is there, with which device, and what to ask for. */
export function MeetingPanel(props: MeetingPanelProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const { view, sharer } = props;
  const question = view.progress.kind === 'meeting' ? view.progress.question : null;
  return (
    <div className={styles.columns}>
      <TrustCard person={sharer} device={view.device} reader="helper">
        <DeviceFailures device={view.device} />
        <Text className={styles.quiet} block>
          {t('console.meeting.check', { name: sharer.fullName })}
        </Text>
        <ComparisonPhrase phrase={props.phrase} />
      </TrustCard>
      <Card className={styles.ask}>
        {/* Over a connection that isn't safe nothing is asked for. */}
        {props.phrase.kind !== 'differs' &&
          (question === null ? <Choices {...props} /> : <Answering {...props} mode={question.mode} />)}
        <div>
          <Button onClick={props.onLeave}>{t('console.leave')}</Button>
        </div>
      </Card>
    </div>
  );
}

function Choices({ view, sharer, isBusy, onAsk }: MeetingPanelProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const canView = view.modes.view?.isAllowed === true;
  const parties = {
    helper: view.helper.personId,
    sharer: sharer.personId,
    device: view.device?.id ?? null,
  };
  useShortcut('ask-view', () => onAsk('view'), canView && !isBusy);
  return (
    <>
      <h2 className={styles.title}>{t('console.ask.title', { name: sharer.fullName })}</h2>
      <ModeChoice
        mode="view"
        title={t('mode.view')}
        text={t('console.ask.view-text')}
        action={t('console.ask.view')}
        icon={EyeRegular}
        answer={view.modes.view}
        parties={parties}
        isPrimary
        isBusy={isBusy}
        onAsk={() => onAsk('view')}
      />
      <ModeChoice
        mode="control"
        title={t('mode.control')}
        text={t('console.ask.control-text')}
        action={t('console.ask.control')}
        icon={CursorClickRegular}
        answer={view.modes.control}
        parties={parties}
        isPrimary={false}
        isBusy={isBusy}
        onAsk={() => onAsk('control')}
      />
    </>
  );
}

const WAITING_TEXTS: Readonly<Record<Mode, string>> = {
  view: 'console.ask.waiting-view',
  control: 'console.ask.waiting-control',
  elevation: 'console.ask.waiting-elevation',
  unattended: 'console.ask.waiting-view',
};

function Answering(props: MeetingPanelProps & { readonly mode: Mode }) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <>
      <div role="status">
        <h2 className={styles.title}>{t(WAITING_TEXTS[props.mode], { name: props.sharer.fullName })}</h2>
      </div>
      <div className={styles.waiting}>
        <TimeLeftRing leftMs={props.leftMs} wholeMs={props.answerTimeMs} />
        <div className={styles.words}>
          <Spinner size="tiny" label={t('console.ask.no-answer-hint')} />
          <Button icon={<ArrowUndoRegular />} disabledFocusable={props.isBusy} onClick={props.onWithdraw}>
            {t('console.ask.withdraw')}
          </Button>
        </div>
      </div>
    </>
  );
}
