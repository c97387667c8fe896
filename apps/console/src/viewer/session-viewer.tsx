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
import { useEffect, useId, useState } from 'react';
import { ControlBar } from '../control/control-bar.tsx';
import { ControlTools } from '../control/control-tools.tsx';
import { InputField } from '../control/input-field.tsx';
import type { RemoteControl } from '../control/remote-control.ts';
import { RemotePointer } from '../control/remote-pointer.tsx';
import { useControlStatus } from '../control/use-remote-control.ts';
import { useShownPictures } from '../figures/use-shown-pictures.ts';
import { useShortcut } from '../shell/shortcuts.tsx';
import { DetailsPanel } from './details-panel.tsx';
import { DeviceNotice } from './device-notice.tsx';
import { Picture, type PictureSize } from './picture.tsx';
import { PictureCover } from './picture-cover.tsx';
import { type PictureStatus, pictureStatus } from './picture-status.ts';
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

export interface SessionViewerProps {
  readonly end: Pick<BrowserSessionEnd, 'sendChat' | 'send'>;
  readonly state: BrowserSessionEndState;
  readonly view: SessionView & { readonly progress: Extract<SessionView['progress'], { kind: 'active' }> };
  readonly sharer: Profile;
  readonly control: RemoteControl;
  readonly video: HTMLVideoElement;
  readonly command: (command: SessionCommand) => void;
  readonly ask: (mode: Mode) => void;
  readonly onGiveBackControl: () => void;
  readonly onPause: (isPaused: boolean) => void;
  readonly onLeave: () => void;
}

/** The sharer's screen with everything that belongs to it. */
export function SessionViewer(props: SessionViewerProps) {
  const { state, view, sharer, control } = props;
  const styles = useStyles();
  const { t } = useLocale();
  const [size, setSize] = useState<PictureSize>('fit');
  const [panel, setPanel] = useState<SidePanel | null>(view.isChatAllowed ? 'chat' : null);
  const [isPictureThere, setPictureThere] = useState(false);
  const { isFullScreen, toggleFullScreen } = useFullScreen();
  const unread = useUnread(state.chat, 'helper', panel === 'chat');
  const status = pictureStatus(state, isPictureThere);
  const hand = useHand(control, state);
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
        controlTools={<SessionControlTools {...props} hand={hand} />}
        onLeave={props.onLeave}
      />
      {hand.status.kind !== 'refused' && hand.status.kind !== 'offered' && (
        <ControlBar
          status={hand.status}
          name={sharer.fullName}
          isTyping={hand.isTyping}
          hintId={hand.hintId}
        />
      )}
      <DeviceNotice device={view.device} />
      <div className={styles.body}>
        <SharedPicture {...props} hand={hand} status={status} size={size} onPictureThere={setPictureThere} />
        {panel !== null && (
          <aside className={styles.side} aria-label={t('console.viewer.side')}>
            <SidePanelOf {...props} panel={panel} />
          </aside>
        )}
      </div>
    </div>
  );
}

/** What the page knows of the helper's hand. */
function useHand(control: RemoteControl, state: BrowserSessionEndState) {
  const hintId = useId();
  const [isTyping, setTyping] = useState(false);
  const toolsId = useId();
  useEffect(() => {
    const leave = () => document.getElementById(toolsId)?.querySelector('button')?.focus();
    const stop = control.subscribeLeave(leave);
    return () => {
      stop();
    };
  }, [control, toolsId]);
  const status = useControlStatus(control, state);
  const layout = state.remoteScreen?.layout ?? null;
  return { status, layout, hintId, toolsId, isTyping, setTyping };
}

type Hand = ReturnType<typeof useHand>;

function SessionControlTools(props: SessionViewerProps & { readonly hand: Hand }) {
  const { hand, control, end, view, sharer } = props;
  return (
    <ControlTools
      status={hand.status}
      layout={hand.layout}
      question={{
        helper: view.helper.personId,
        sharer: sharer.personId,
        device: view.device?.id ?? null,
        mode: 'control',
      }}
      isPausedHere={view.progress.pausedBy.includes('helper')}
      id={hand.toolsId}
      onAsk={() => props.ask('control')}
      onGiveBack={props.onGiveBackControl}
      command={props.command}
      onKeys={(keys) => control.hand.play(keys)}
      onMonitor={(monitor) => void end.send({ type: 'choose-monitor', monitor })}
      onPause={props.onPause}
    />
  );
}

interface SharedPictureProps extends SessionViewerProps {
  readonly hand: Hand;
  readonly status: PictureStatus;
  readonly size: PictureSize;
  readonly onPictureThere: (isThere: boolean) => void;
}

/** The picture with the sharer's pointer and the helper's hand over it, or why there is none. */
function SharedPicture(props: SharedPictureProps) {
  const { view, sharer, control, video, hand, status } = props;
  const { t } = useLocale();
  const { question } = view.progress;
  useShownPictures(video, control.meter);
  const isShown = status.kind === 'shown';
  const isHeld = hand.status.kind === 'held';
  return (
    <Picture
      video={video}
      size={props.size}
      label={t('console.viewer.screen-of', { name: sharer.fullName })}
      onPictureThere={props.onPictureThere}
      cover={
        status.kind === 'shown' ? null : (
          <PictureCover
            status={status}
            name={sharer.fullName}
            question={question}
            canAsk={view.modes.view?.isAllowed === true}
            onAsk={() => props.ask('view')}
            onWithdraw={() => {
              if (question !== null) props.command({ kind: 'withdraw', questionId: question.id });
            }}
            onResume={() => props.onPause(false)}
          />
        )
      }
    >
      {isShown && <RemotePointer video={video} layout={hand.layout} control={control} isHeld={isHeld} />}
      {isShown && isHeld && hand.layout !== null && (
        <InputField
          video={video}
          layout={hand.layout}
          control={control}
          name={sharer.fullName}
          hintId={hand.hintId}
          onFocus={hand.setTyping}
        />
      )}
    </Picture>
  );
}

function SidePanelOf(props: SessionViewerProps & { readonly panel: SidePanel }) {
  const { state, view, sharer, control, end } = props;
  const styles = useStyles();
  if (props.panel === 'details') {
    return (
      <DetailsPanel view={view} phrase={state.phrase} stats={state.stats} recent={control.meter.recent} />
    );
  }
  return (
    <ChatPanel
      className={styles.chat}
      messages={state.chat}
      unsent={state.unsentChat}
      side="helper"
      otherName={sharer.fullName}
      isEnabled={view.isChatAllowed}
      onSend={(text) => end.sendChat(text)}
    />
  );
}
