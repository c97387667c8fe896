import type { PeerPorts } from '@alongside/peer';
import type { SessionId } from '@alongside/protocol';
import { BrowserPeerConnection } from './browser-peer-connection.ts';
import { openBrowserSocket } from './browser-socket.ts';
import { sessionChatStorage } from './session-chat-storage.ts';
import { startTimerWorker } from './trusted-worker.ts';
import { WorkerClock } from './worker-clock.ts';

/** What a live socket needs of a browser; enough for a page that only watches. */
export const browserLivePorts = (): Pick<
  PeerPorts<MediaStreamTrack, MediaStream>,
  'clock' | 'random' | 'openSocket'
> => ({ clock: sharedClock(), random: Math.random, openSocket: openBrowserSocket });

/** Everything that one end of a session needs of a browser. */
export function browserPeerPorts(sessionId: SessionId): PeerPorts<MediaStreamTrack, MediaStream> {
  const live = browserLivePorts();
  return {
    ...live,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    makePeerConnection: (side, iceServers, handlers) =>
      new BrowserPeerConnection(live.clock, side, iceServers, handlers),
    chatStorage: sessionChatStorage(sessionId),
  };
}

let workerClock: WorkerClock | null = null;

/** One worker for the page, made when it is first needed. */
function sharedClock(): WorkerClock {
  workerClock ??= new WorkerClock(startTimerWorker());
  return workerClock;
}
