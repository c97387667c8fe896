import { mayShowScreen } from '@alongside/peer';
import { type Mode, type Profile, type SessionCommand, type SessionView } from '@alongside/protocol';
import {
  type BrowserSessionEnd,
  type BrowserSessionEndState,
  ChatPanel,
  useLocale,
  usePageTitle,
  useUnread,
} from '@alongside/ui';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useShortcut } from '../shell/shortcuts.tsx';
import { DetailsPanel } from './details-panel.tsx';
import { Picture, type PictureSize } from './picture.tsx';
import { PictureCover } from './picture-cover.tsx';
import { pictureStatus } from './picture-status.ts';
import { useFullScreen } from './use-full-screen.ts';
import { type SidePanel, ViewerToolbar } from './viewer-toolbar.tsx';

const useStyles = makeStyles({
  viewer: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, height: '100dvh' },
  body: { display: 'flex', flexGrow: 1, minHeight: 0 },
  side: {
    width: '340px',
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderInlineStartWidth: '1px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke2,
    '@media (max-width: 760px)': { width: 'min(340px, 60vw)' },
  },
  chat: { flexGrow: 1, borderRadius: '0', border: 'none' },
});

interface SessionViewerProps {
  readonly end: Pick<BrowserSessionEnd, 'sendChat'>;
  readonly state: BrowserSessionEndState;
  readonly view: SessionView & { readonly progress: Extract<SessionView['progress'], { kind: 'active' }> };
  readonly sharer: Profile;
  readonly command: (command: SessionCommand) => void;
  readonly ask: (mode: Mode) => void;
}

/** The sharer's screen with everything that belongs to it. */
export function SessionViewer({ end, state, view, sharer, command, ask }: SessionViewerProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const [size, setSize] = useState<PictureSize>('fit');
  const [panel, setPanel] = useState<SidePanel | null>(view.isChatAllowed ? 'chat' : null);
  const [isPictureThere, setPictureThere] = useState(false);
  const { isFullScreen, toggleFullScreen } = useFullScreen();
  const unread = useUnread(state.chat, 'helper', panel === 'chat');
  const status = pictureStatus(state, isPictureThere);
  const { question } = view.progress;
  usePageTitle(t('console.viewer.title', { name: sharer.fullName }));
  const toggle = (wanted: SidePanel) => setPanel((shown) => (shown === wanted ? null : wanted));
  useShortcut('toggle-size', () => setSize((former) => (former === 'fit' ? 'actual' : 'fit')));
  useShortcut('full-screen', toggleFullScreen);
  useShortcut('chat', () => toggle('chat'));
  useShortcut('details', () => toggle('details'));
  return (
    <div className={styles.viewer}>
      <ViewerToolbar
        sharer={sharer}
        startedAtMs={Date.parse(view.progress.startedAt)}
        status={status.kind}
        size={size}
        onSize={setSize}
        isFullScreen={isFullScreen}
        onFullScreen={toggleFullScreen}
        panel={panel}
        onPanel={setPanel}
        unread={unread}
        control={view.modes.control}
        onAskControl={() => ask('control')}
        onLeave={() => command({ kind: 'leave' })}
      />
      <div className={styles.body}>
        <Picture
          stream={mayShowScreen(state) ? state.video : null}
          size={size}
          label={t('console.viewer.screen-of', { name: sharer.fullName })}
          onPictureThere={setPictureThere}
          cover={
            status.kind === 'shown' ? null : (
              <PictureCover
                status={status}
                name={sharer.fullName}
                question={question}
                canAsk={view.modes.view?.isAllowed === true}
                onAsk={() => ask('view')}
                onWithdraw={() => {
                  if (question !== null) command({ kind: 'withdraw', questionId: question.id });
                }}
              />
            )
          }
        />
        {panel !== null && (
          <aside className={styles.side} aria-label={t('console.viewer.side')}>
            {panel === 'details' ? (
              <DetailsPanel view={view} stats={state.stats} />
            ) : (
              <ChatPanel
                className={styles.chat}
                messages={state.chat}
                unsent={state.unsentChat}
                side="helper"
                otherName={sharer.fullName}
                isEnabled={view.isChatAllowed}
                onSend={(text) => end.sendChat(text)}
              />
            )}
          </aside>
        )}
      </div>
    </div>
  );
}
