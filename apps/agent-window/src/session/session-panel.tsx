import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CallEndFilled,
  PauseFilled,
  PlayFilled,
  ShareScreenStartFilled,
  SubtractRegular,
} from '@fluentui/react-icons';
import {
  Card,
  ErrorNotice,
  LostAccessNotice,
  PageHeading,
  PersonaCard,
  ReportButton,
  StatusPill,
  useLocale,
  useNow,
} from '@alongside/ui';
import { FaultNotice } from '../app/fault-notice.tsx';
import { useSceneStyles } from '../app/scene-styles.ts';
import { WindowFrame } from '../app/window-frame.tsx';
import { useWindowSize } from '../app/window-size.ts';
import { type SceneOf, useAgent } from '../link/use-agent.ts';
import { useCommand } from '../link/use-command.ts';
import { ConnectionNotice } from './connection-notice.tsx';
import { GrantList } from './grant-list.tsx';
import { MonitorChoice } from './monitor-choice.tsx';
import { QuestionAnswers } from './question-answers.tsx';
import { questionKey } from './question-key.ts';
import { QuestionPoints } from './question-points.tsx';
import { SessionChat } from './session-chat.tsx';
import { SessionPhrase } from './session-phrase.tsx';
import { sharingState, sharingTones } from './sharing-state.ts';

const useStyles = makeStyles({
  leave: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    ':hover': { backgroundColor: tokens.colorStatusDangerBackground3Hover },
    ':hover:active': { backgroundColor: tokens.colorStatusDangerBackground3Pressed },
  },
});

interface SessionPanelProps {
  readonly scene: SceneOf<'active'>;
  /** Back to the bar. */
  readonly onClose: () => void;
}

/** Everything of a session that goes on: the question, what is allowed, the screen that is shown, the chat. */
export function SessionPanel({ scene, onClose }: SessionPanelProps) {
  const styles = useSceneStyles();
  const { t } = useLocale();
  const { command } = useAgent();
  useWindowSize('full');
  const { question, helper, phrase } = scene;
  const name = helper.fullName;
  const sharing = sharingState(scene);
  return (
    <WindowFrame>
      <FaultNotice />
      <ConnectionNotice scene={scene} />
      <LostAccessNotice lost={scene.lost} />
      {phrase.kind === 'differs' && <SessionPhrase phrase={phrase} />}
      <div className={styles.words}>
        <StatusPill tone={question === null ? sharingTones[sharing] : 'good'}>
          {t(question === null ? `window.sharing.${sharing}.status` : 'window.question.status')}
        </StatusPill>
        <PageHeading key={question?.id ?? ''} size="small">
          {t(question === null ? `window.sharing.${sharing}.title` : questionKey(question), { name })}
        </PageHeading>
        <PersonaCard person={helper} size={44} />
      </div>
      {question !== null && (
        <Card className={styles.form}>
          <QuestionPoints adds={question.adds} />
          <QuestionAnswers key={question.id} question={question} isUnsafe={phrase.kind === 'differs'} />
        </Card>
      )}
      <SessionActions scene={scene} onClose={onClose} />
      {question === null && <SessionChat scene={scene} />}
      {phrase.kind !== 'differs' && <SessionPhrase phrase={phrase} />}
      <div className={styles.foot}>
        <ReportButton helperName={name} onReport={() => command({ kind: 'report' })} />
      </div>
    </WindowFrame>
  );
}

function SessionActions({ scene, onClose }: SessionPanelProps) {
  const styles = useSceneStyles();
  const own = useStyles();
  const { t } = useLocale();
  const { error, run } = useCommand();
  const isPausedHere = scene.pausedBy.includes('sharer');
  return (
    <Card className={styles.form}>
      <Since startedAt={scene.startedAt} />
      <GrantList
        scene={scene}
        onTakeBack={(capability) => {
          run({ kind: 'give-up', capability });
        }}
      />
      {scene.pausedBy.includes('helper') && (
        <p className={styles.quiet}>{t('window.session.pausedByHelper', { name: scene.helper.fullName })}</p>
      )}
      <MonitorChoice
        scene={scene}
        onChoose={(monitor) => {
          run({ kind: 'choose-monitor', monitor });
        }}
      />
      <ErrorNotice error={error} />
      <div className={styles.actions}>
        {scene.grants.length === 0 && scene.canShareAgain && (
          <Button
            appearance="primary"
            className={styles.action}
            icon={<ShareScreenStartFilled />}
            onClick={() => {
              run({ kind: 'share-again' });
            }}
          >
            {t('window.session.shareAgain')}
          </Button>
        )}
        <Button
          className={styles.action}
          icon={isPausedHere ? <PlayFilled /> : <PauseFilled />}
          onClick={() => {
            run({ kind: isPausedHere ? 'resume' : 'pause' });
          }}
        >
          {t(isPausedHere ? 'window.session.resume' : 'window.session.pause')}
        </Button>
        {scene.question === null && (
          <Button className={styles.action} icon={<SubtractRegular />} onClick={onClose}>
            {t('window.session.toBar')}
          </Button>
        )}
        <Button
          appearance="primary"
          className={mergeClasses(styles.action, own.leave)}
          icon={<CallEndFilled />}
          onClick={() => {
            run({ kind: 'leave' });
          }}
        >
          {t('window.session.leave')}
        </Button>
      </div>
    </Card>
  );
}

function Since({ startedAt }: { readonly startedAt: string }) {
  const styles = useSceneStyles();
  const { t, format } = useLocale();
  const now = useNow();
  return (
    <p className={styles.quiet}>
      {t('window.session.since', {
        time: format.time(startedAt),
        duration: format.clock(now - Date.parse(startedAt)),
      })}
    </p>
  );
}
