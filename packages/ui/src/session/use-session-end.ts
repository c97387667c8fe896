import { SessionEnd, type SessionEndState } from '@alongside/peer';
import { Incarnation, liveTicketRoute, type SessionId, type Side } from '@alongside/protocol';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { callRoute } from '../api/call-route.ts';
import { browserPeerPorts } from '../rtc/index.ts';

export type BrowserSessionEnd = SessionEnd<MediaStreamTrack, MediaStream>;
export type BrowserSessionEndState = SessionEndState<MediaStream>;

function makeSessionEnd(sessionId: SessionId, side: Side): BrowserSessionEnd {
  return new SessionEnd(browserPeerPorts(sessionId), {
    sessionId,
    side,
    incarnation: Incarnation.parse(crypto.randomUUID()),
    ticket: async () => (await callRoute(liveTicketRoute)).ticket,
  });
}

/** What can stand in for the real end of a session in a component's test. */
export type SessionEndMaker = (sessionId: SessionId, side: Side) => BrowserSessionEnd;

/** This page's end of a session, open while the component is there; null for the first moment. */
export function useOpenSessionEnd(
  sessionId: SessionId,
  side: Side,
  make: SessionEndMaker = makeSessionEnd,
): BrowserSessionEnd | null {
  const [end, setEnd] = useState<BrowserSessionEnd | null>(null);
  useEffect(() => {
    const made = make(sessionId, side);
    made.open();
    setEnd(made);
    return () => {
      made.close();
      setEnd(null);
    };
  }, [sessionId, side, make]);
  return end;
}

/** The state of one end of a session, as it changes. */
export function useSessionEnd(end: Pick<BrowserSessionEnd, 'state' | 'subscribe'>): BrowserSessionEndState {
  return useSyncExternalStore(
    (changed) => end.subscribe(changed),
    () => end.state,
  );
}
