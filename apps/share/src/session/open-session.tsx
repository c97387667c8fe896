import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChatRegular } from '@fluentui/react-icons';
import type { SessionView } from '@alongside/protocol';
import {
  type BrowserSessionEnd,
  captureScreen,
  ChatPanel,
  ComparisonPhrase,
  useActivity,
  useLocale,
  useSessionEnd,
  useUnread,
} from '@alongside/ui';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { ClosedView } from './closed-view.tsx';
import { ConnectionNotices } from './connection-notices.tsx';
import { EndedView } from './ended-view.tsx';
import { MeetingView } from './meeting-view.tsx';
import { SharedScreen, type SharedScreenState } from './shared-screen.ts';
import { SharingView } from './sharing-view.tsx';
import { useWindowSign, windowSign } from './window-sign.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalXL, maxWidth: '720px', marginInline: 'auto' },
  withChat: {
    maxWidth: 'none',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(300px, 380px)',
    alignItems: 'start',
    gap: 'clamp(20px, 3vw, 36px)',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  session: { display: 'grid', gap: tokens.spacingVerticalXL },
  chat: { height: 'min(560px, calc(100dvh - 180px))', position: 'sticky', insetBlockStart: '84px' },
});

interface OpenSessionProps {
  readonly end: BrowserSessionEnd;
  readonly firstView: SessionView;
}

/** A session that goes on, with the chat beside it. */
export function OpenSession({ end, firstView }: OpenSessionProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const state = useSessionEnd(end);
  const [shared, screen] = useSharedScreen(end);
  const [isChatOpen, setIsChatOpen] = useState(false);
  const view = state.view ?? firstView;
  const { progress, helper } = view;
  useActivity(end);
  useWindowSign(windowSign(view, screen.screen !== null), helper.fullName);
  const hasChat = progress.kind === 'active' || isChatOpen;
  const unread = useUnread(state.chat, 'sharer', hasChat);

  const chatOpener =
    hasChat || !view.isChatAllowed ? null : (
      <Button
        appearance="subtle"
        icon={<ChatRegular />}
        onClick={() => {
          setIsChatOpen(true);
        }}
      >
        {t('share.session.openChat', { count: unread })}
      </Button>
    );

  if (progress.kind === 'ended') return <EndedView view={view} progress={progress} />;
  if (state.live.kind === 'closed') return <ClosedView code={state.live.code} />;
  return (
    <div className={mergeClasses(styles.page, hasChat && styles.withChat)}>
      <div className={styles.session}>
        <ConnectionNotices state={state} view={view} />
        {progress.kind === 'active' && state.phrase.kind === 'differs' && (
          <ComparisonPhrase phrase={state.phrase} />
        )}
        {progress.kind === 'active' ? (
          <SharingView
            end={end}
            view={view}
            progress={progress}
            shared={shared}
            screen={screen}
            peer={state.peer}
            isPaused={state.isPaused}
          />
        ) : (
          <MeetingView
            end={end}
            view={view}
            progress={progress}
            phrase={state.phrase}
            shared={shared}
            screen={screen}
            chatOpener={chatOpener}
          />
        )}
      </div>
      {hasChat && (
        <ChatPanel
          className={styles.chat}
          messages={state.chat}
          unsent={state.unsentChat}
          side="sharer"
          otherName={helper.fullName}
          isEnabled={view.isChatAllowed}
          onSend={(text) => end.sendChat(text)}
        />
      )}
    </div>
  );
}

function useSharedScreen(end: BrowserSessionEnd): [SharedScreen, SharedScreenState] {
  const [shared] = useState(() => new SharedScreen(end, captureScreen));
  useEffect(() => shared.open(), [shared]);
  return [shared, useSyncExternalStore(shared.subscribe, () => shared.state)];
}
