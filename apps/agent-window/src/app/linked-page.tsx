import type { AgentWindowCommand, AgentWindowScene } from '@alongside/protocol';
import { Loading, PageHeading, SessionEnded, useLocale } from '@alongside/ui';
import { useEffect, useMemo } from 'react';
import type { LinkState } from '../link/agent-link.ts';
import { type Agent, AgentContext, useAgent } from '../link/use-agent.ts';
import { GetHelpView } from '../scenes/get-help-view.tsx';
import { InterruptedView } from '../scenes/interrupted-view.tsx';
import { NoServerView } from '../scenes/no-server-view.tsx';
import { SignInView } from '../scenes/sign-in-view.tsx';
import { ActiveView } from '../session/active-view.tsx';
import { TrustView } from '../session/trust-view.tsx';
import { FaultNotice } from './fault-notice.tsx';
import { useWindowSign, windowSign } from './window-sign.ts';
import { useWindowSize } from './window-size.ts';
import { WindowFrame } from './window-frame.tsx';

interface LinkedPageProps {
  readonly link: LinkState;
  readonly command: (command: AgentWindowCommand) => Promise<void>;
}

/** What the agent is about, or that it can't be heard. */
export function LinkedPage({ link, command }: LinkedPageProps) {
  switch (link.kind) {
    case 'opening':
      return <Waiting />;
    case 'lost':
    case 'replaced':
    case 'refused':
      return <Unheard why={link.kind} />;
    case 'open':
      return <Heard state={link.state} command={command} />;
  }
}

function Waiting() {
  useWindowSize('full');
  return (
    <WindowFrame>
      <Loading />
    </WindowFrame>
  );
}

function Unheard({ why }: { readonly why: 'lost' | 'replaced' | 'refused' }) {
  const { t } = useLocale();
  useWindowSize('full');
  return (
    <WindowFrame>
      <PageHeading size="small">{t(`window.unheard.${why}.title`)}</PageHeading>
      <p role="alert">{t(`window.unheard.${why}.text`)}</p>
    </WindowFrame>
  );
}

function Heard({ state, command }: Agent) {
  const agent = useMemo(() => ({ state, command }), [state, command]);
  const { suggest } = useLocale();
  const { locale } = state.preferences;
  useEffect(() => {
    suggest(locale);
  }, [suggest, locale]);
  useWindowSign(windowSign(state.scene));
  return (
    <AgentContext value={agent}>
      <Scene scene={state.scene} />
    </AgentContext>
  );
}

function Scene({ scene }: { readonly scene: AgentWindowScene }) {
  if (scene.kind === 'active') return <ActiveView key={scene.sessionId} scene={scene} />;
  return <FullScene scene={scene} />;
}

function FullScene({ scene }: { readonly scene: Exclude<AgentWindowScene, { kind: 'active' }> }) {
  useWindowSize('full');
  return (
    <WindowFrame>
      <FaultNotice />
      <SceneBody scene={scene} />
    </WindowFrame>
  );
}

function SceneBody({ scene }: { readonly scene: Exclude<AgentWindowScene, { kind: 'active' }> }) {
  switch (scene.kind) {
    case 'starting':
      return <Loading />;
    case 'no-server':
      return <NoServerView />;
    case 'signed-out':
    case 'signing-in':
      return <SignInView isWaiting={scene.kind === 'signing-in'} />;
    case 'idle':
    case 'joining':
      return <GetHelpView scene={scene} />;
    case 'interrupted':
      return <InterruptedView />;
    case 'meeting':
      return <TrustView key={scene.sessionId} scene={scene} />;
    case 'ended':
      return <Ended scene={scene} />;
  }
}

function Ended({ scene }: { readonly scene: Extract<AgentWindowScene, { kind: 'ended' }> }) {
  const { command } = useAgent();
  return (
    <SessionEnded
      helper={scene.helper}
      reason={scene.reason}
      startedAt={scene.startedAt}
      endedAt={scene.endedAt}
      allowed={scene.allowed}
      lost={scene.lost}
      onAgain={() => {
        // Refused only where it is done already.
        command({ kind: 'dismiss' }).catch(() => undefined);
      }}
    />
  );
}
