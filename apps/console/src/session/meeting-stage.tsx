import type { PeerState, Phrase } from '@alongside/peer';
import type { Mode, Profile, SessionCommand, SessionView } from '@alongside/protocol';
import { Notice, useLocale, useNow } from '@alongside/ui';
import { PageHeader } from '../shell/page-header.tsx';
import { MeetingPanel } from './meeting-panel.tsx';

type Meeting = Extract<SessionView['progress'], { kind: 'meeting' }>;

interface MeetingStageProps {
  readonly view: SessionView & { readonly progress: Meeting };
  readonly sharer: Profile;
  readonly peer: PeerState | 'none';
  readonly phrase: Phrase;
  readonly isBusy: boolean;
  readonly ask: (mode: Mode) => void;
  readonly command: (command: SessionCommand) => void;
}

/** Both are there, nothing is shared. */
export function MeetingStage(props: MeetingStageProps) {
  const { view, sharer, peer, isBusy, ask, command } = props;
  const { t, format } = useLocale();
  const now = useNow();
  const { question, answerDueAt, joinedAt } = view.progress;
  const dueAtMs = Date.parse(answerDueAt);
  const { sharer: presence } = view.presence;
  const isAway = presence.kind === 'lost' && peer !== 'connected';
  return (
    <>
      <PageHeader
        title={t('console.meeting.title', { name: sharer.fullName })}
        text={t('console.meeting.text')}
      />
      {isAway && (
        <Notice kind="warning" live="polite" title={t('console.viewer.away', { name: sharer.fullName })}>
          {t('console.viewer.away-text')}{' '}
          <span aria-live="off">
            {t('console.viewer.away-ends', { time: format.clock(Date.parse(presence.endsAt) - now) })}
          </span>
        </Notice>
      )}
      <MeetingPanel
        view={view}
        sharer={sharer}
        phrase={props.phrase}
        leftMs={dueAtMs - now}
        answerTimeMs={dueAtMs - Date.parse(question?.askedAt ?? joinedAt)}
        isBusy={isBusy}
        onAsk={ask}
        onWithdraw={() => {
          if (question !== null) command({ kind: 'withdraw', questionId: question.id });
        }}
        onLeave={() => command({ kind: 'leave' })}
      />
    </>
  );
}
