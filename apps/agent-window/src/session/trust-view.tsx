import { Button } from '@fluentui/react-components';
import {
  LostAccessNotice,
  PageHeading,
  ReportButton,
  StatusPill,
  TrustCard,
  useActivity,
  useLocale,
} from '@alongside/ui';
import { useMemo, useState } from 'react';
import { useSceneStyles } from '../app/scene-styles.ts';
import { type SceneOf, useAgent } from '../link/use-agent.ts';
import { ChatOpener, SessionChat } from './session-chat.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { QuestionAnswers } from './question-answers.tsx';
import { questionKey } from './question-key.ts';
import { QuestionPoints } from './question-points.tsx';
import { SessionPhrase } from './session-phrase.tsx';

/** The trust screen: who wants to help, and, once they ask, whether they may. */
export function TrustView({ scene }: { readonly scene: SceneOf<'meeting'> }) {
  const styles = useSceneStyles();
  const { t } = useLocale();
  const { command } = useAgent();
  const [isChatOpen, setIsChatOpen] = useState(false);
  useActivity(useMemo(() => ({ command: () => command({ kind: 'activity' }) }), [command]));
  const { helper, question, phrase } = scene;
  const name = helper.fullName;
  const titleKey = question === null ? 'window.meeting.title' : questionKey(question);
  return (
    <>
      <ConnectionNotice scene={scene} />
      <div className={styles.words}>
        <StatusPill tone={question === null ? 'quiet' : 'good'}>
          {t(question === null ? 'window.meeting.status' : 'window.question.status')}
        </StatusPill>
        <PageHeading key={question?.id ?? ''} size="small">
          {t(titleKey, { name })}
        </PageHeading>
        <p className={styles.intro}>
          {t(question === null ? 'window.meeting.text' : 'window.question.text', { name })}
        </p>
      </div>
      <LostAccessNotice lost={scene.lost} />
      <TrustCard person={helper} reader="sharer">
        {question !== null && <QuestionPoints adds={question.adds} />}
        <SessionPhrase phrase={phrase} />
        {question !== null && (
          <QuestionAnswers
            key={question.id}
            question={question}
            answerDueAt={scene.answerDueAt}
            isUnsafe={phrase.kind === 'differs'}
          />
        )}
      </TrustCard>
      {isChatOpen && <SessionChat scene={scene} />}
      <div className={styles.foot}>
        {!isChatOpen && (
          <ChatOpener
            scene={scene}
            onOpen={() => {
              setIsChatOpen(true);
            }}
          />
        )}
        <ReportButton helperName={name} onReport={() => command({ kind: 'report' })} />
        <Button
          appearance="subtle"
          onClick={() => {
            command({ kind: 'leave' }).catch(() => undefined);
          }}
        >
          {t('window.session.leave')}
        </Button>
      </div>
    </>
  );
}
