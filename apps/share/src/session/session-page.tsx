import { getSessionRoute, type SessionId, type SessionView } from '@alongside/protocol';
import {
  callRoute,
  ErrorView,
  Loading,
  type SessionEndMaker,
  useNavigation,
  useOpenSessionEnd,
} from '@alongside/ui';
import { useEffect, useState } from 'react';
import { SharePage } from '../app/share-page.tsx';
import { SignedIn } from '../app/signed-in.tsx';
import { EndedView } from './ended-view.tsx';
import { OpenSession } from './open-session.tsx';

interface SessionPageProps {
  readonly sessionId: SessionId;
  readonly makeEnd?: SessionEndMaker;
}

/** The sharer's page of one session, from the trust screen to the last one. */
export function SessionPage(props: SessionPageProps) {
  return (
    <SharePage width="wide">
      <SignedIn>{() => <FirstLook {...props} />}</SignedIn>
    </SharePage>
  );
}

type First =
  | { readonly kind: 'loading' }
  | { readonly kind: 'found'; readonly view: SessionView }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Asks what the session is before opening a socket for it: it may be over, or the other side's. */
function FirstLook({ sessionId, makeEnd }: SessionPageProps) {
  const { go } = useNavigation();
  const [first, setFirst] = useState<First>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    callRoute(getSessionRoute, { params: { sessionId }, signal: stop.signal }).then(
      (view) => {
        if (view.side === 'helper') go(`/console/session/${sessionId}`, 'replace');
        else setFirst({ kind: 'found', view });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setFirst({ kind: 'failed', error });
      },
    );
    return () => {
      stop.abort();
    };
  }, [sessionId, attempt, go]);

  if (first.kind === 'loading') return <Loading />;
  if (first.kind === 'failed') {
    return (
      <ErrorView
        error={first.error}
        onRetry={() => {
          setFirst({ kind: 'loading' });
          setAttempt((count) => count + 1);
        }}
      />
    );
  }
  if (first.view.progress.kind === 'ended')
    return <EndedView view={first.view} progress={first.view.progress} />;
  return <Opened sessionId={sessionId} firstView={first.view} {...(makeEnd && { makeEnd })} />;
}

function Opened({ sessionId, firstView, makeEnd }: SessionPageProps & { readonly firstView: SessionView }) {
  const end = useOpenSessionEnd(sessionId, 'sharer', makeEnd);
  return end === null ? <Loading /> : <OpenSession end={end} firstView={firstView} />;
}
