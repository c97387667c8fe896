import { mayShowScreen } from '@alongside/peer';
import {
  CodedError,
  type Mode,
  QuestionId,
  type SessionCommand,
  type SessionId,
  type SessionView,
} from '@alongside/protocol';
import {
  type BrowserSessionEnd,
  type BrowserSessionEndState,
  Loading,
  useActivity,
  useSessionEnd,
} from '@alongside/ui';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RemoteControl } from '../control/remote-control.ts';
import { useRemoteControl } from '../control/use-remote-control.ts';
import { useNotices } from '../shell/notices.tsx';
import { usePictureElement } from '../viewer/picture-element.ts';
import { SessionViewer } from '../viewer/session-viewer.tsx';
import { CodeKeeper } from './code-keeper.ts';
import { EndedPanel } from './ended-panel.tsx';
import { LeavingGuard } from './leaving-guard.tsx';
import { isApprovalAsked } from './access-remedy.ts';
import { MeetingStage } from './meeting-stage.tsx';
import { OpenSessionKeeper } from './open-session-keeper.ts';
import { ServerLink } from './server-link.tsx';
import { SessionClosed } from './session-closed.tsx';
import { useLostAccess } from './use-lost-access.ts';
import { WaitingStage } from './waiting-stage.tsx';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '1200px',
    marginInline: 'auto',
    paddingInline: 'clamp(16px, 3vw, 40px)',
    paddingBlock: tokens.spacingVerticalXXL,
  },
});

type SessionEndPort = Pick<
  BrowserSessionEnd,
  | 'state'
  | 'subscribe'
  | 'command'
  | 'sendChat'
  | 'networkChanged'
  | 'onMessage'
  | 'send'
  | 'sendFast'
  | 'giveUp'
  | 'setPaused'
>;

interface HelperSessionProps {
  readonly end: SessionEndPort;
  readonly sessionId: SessionId;
  readonly onUseHere: () => void;
}

/** Shows the stage that the session is at. */
export function HelperSession({ end, sessionId, onUseHere }: HelperSessionProps) {
  const styles = useStyles();
  const state = useSessionEnd(end);
  // From the first moment: what the sharer's end says of its desktop is said once.
  const control = useRemoteControl(end);
  const video = usePictureElement(state.video, mayShowScreen(state));
  const stage = state.view?.progress.kind;
  const isEnded = stage === 'ended';
  useEffect(() => {
    const keeper = new OpenSessionKeeper(sessionStorage);
    if (stage === 'ended') keeper.forget();
    else keeper.keep(sessionId);
    if (stage !== undefined && stage !== 'waiting') new CodeKeeper(sessionStorage).forget(sessionId);
  }, [sessionId, stage]);
  if (state.live.kind === 'closed' && !isEnded && state.live.code !== null) {
    return (
      <div className={styles.page}>
        <SessionClosed code={state.live.code} onUseHere={onUseHere} />
      </div>
    );
  }
  if (state.view === null) {
    return (
      <div className={styles.page}>
        <Loading />
        <ServerLink live={state.live} onRetry={() => end.networkChanged()} />
      </div>
    );
  }
  return <Stage end={end} state={state} view={state.view} control={control} video={video} />;
}

function useCommands(end: SessionEndPort) {
  const { fail } = useNotices();
  const { mutate, isPending } = useMutation({
    mutationFn: (act: () => Promise<void>) => act(),
    onError: (error) => {
      // The page shows by itself that the session is over, or that the question was already answered.
      const isKnown = error instanceof CodedError && error.code === 'SESSION_ENDED';
      if (!isKnown && !isApprovalAsked(error)) fail(error);
    },
  });
  const ask = (mode: Mode) => {
    const questionId = QuestionId.parse(crypto.randomUUID());
    mutate(() => end.command({ kind: 'ask', mode, questionId }));
  };
  return {
    ask,
    command: (command: SessionCommand) => mutate(() => end.command(command)),
    giveBackControl: () => mutate(() => end.giveUp('control')),
    setPaused: (isPaused: boolean) => mutate(() => end.setPaused(isPaused)),
    isBusy: isPending,
  };
}

interface StageProps {
  readonly end: SessionEndPort;
  readonly state: BrowserSessionEndState;
  readonly view: SessionView;
  readonly control: RemoteControl;
  readonly video: HTMLVideoElement;
}

function Stage({ end, state, view, control, video }: StageProps) {
  const styles = useStyles();
  const { command, ask, giveBackControl, setPaused, isBusy } = useCommands(end);
  const { progress, sharer } = view;
  const isOn = progress.kind !== 'ended';
  useActivity(end);
  useLostAccess(view);
  const leave = () => {
    control.tellFigures();
    command({ kind: 'leave' });
  };
  // The page goes away with what it says: nobody is left to be told of a failure.
  const leaveAtOnce = () => {
    control.tellFigures();
    void end.command({ kind: 'leave' }).catch(() => undefined);
  };
  const link = <ServerLink live={state.live} onRetry={() => end.networkChanged()} />;
  if (progress.kind === 'active' && sharer !== null) {
    return (
      <>
        {link}
        <SessionViewer
          end={end}
          state={state}
          view={{ ...view, progress }}
          sharer={sharer}
          control={control}
          video={video}
          command={command}
          ask={ask}
          onGiveBackControl={giveBackControl}
          onPause={setPaused}
          onLeave={leave}
        />
        <LeavingGuard isOn onLeave={leaveAtOnce} />
      </>
    );
  }
  return (
    <div className={styles.page}>
      {isOn && link}
      {progress.kind === 'waiting' && (
        <WaitingStage view={view} codeExpiresAtMs={Date.parse(progress.codeExpiresAt)} onCancel={leave} />
      )}
      {progress.kind === 'meeting' && sharer !== null && (
        <MeetingStage
          view={{ ...view, progress }}
          sharer={sharer}
          peer={state.peer}
          phrase={state.phrase}
          isBusy={isBusy}
          ask={ask}
          command={command}
        />
      )}
      {progress.kind === 'ended' && <EndedPanel view={{ ...view, progress }} />}
      <LeavingGuard isOn={isOn} onLeave={leaveAtOnce} />
    </div>
  );
}
