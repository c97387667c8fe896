import { SessionEnd, type SessionEndState } from '@alongside/peer';
import { Incarnation, liveTicketRoute, type SessionId, type Side } from '@alongside/protocol';
import { useMemo, useSyncExternalStore } from 'react';
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

/** Opens an end when somebody listens and closes it when nobody does any more. */
class OpenEnd {
  readonly #make: () => BrowserSessionEnd;
  #end: BrowserSessionEnd | null = null;

  constructor(make: () => BrowserSessionEnd) {
    this.#make = make;
  }

  readonly current = (): BrowserSessionEnd | null => this.#end;

  readonly subscribe = (changed: () => void): (() => void) => {
    const end = this.#make();
    const networkChanged = () => {
      end.networkChanged();
    };
    window.addEventListener('online', networkChanged);
    end.open();
    this.#end = end;
    changed();
    return () => {
      window.removeEventListener('online', networkChanged);
      end.close();
      this.#end = null;
    };
  };
}

/** This page's end of a session, open while the component is there; null for the first moment. */
export function useOpenSessionEnd(
  sessionId: SessionId,
  side: Side,
  make: SessionEndMaker = makeSessionEnd,
): BrowserSessionEnd | null {
  const open = useMemo(() => new OpenEnd(() => make(sessionId, side)), [sessionId, side, make]);
  return useSyncExternalStore(open.subscribe, open.current);
}

/** The state of one end of a session, as it changes. */
export function useSessionEnd(end: Pick<BrowserSessionEnd, 'state' | 'subscribe'>): BrowserSessionEndState {
  return useSyncExternalStore(
    (changed) => end.subscribe(changed),
    () => end.state,
  );
}
