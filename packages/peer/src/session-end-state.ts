import type { ChatMessage, Grant, Incarnation, PeerMessage, SessionView } from '@alongside/protocol';
import type { Phrase } from './key-comparison.ts';
import type { LiveState } from './live-connection.ts';
import type { PeerState } from './peer-link.ts';
import type { PeerStats } from './ports.ts';

export type RemoteScreen = Omit<Extract<PeerMessage, { type: 'screen' }>, 'type'>;

/** Everything that a page shows of a session, as one value that is replaced when something changes. */
export interface SessionEndState<Stream> {
  readonly incarnation: Incarnation;
  readonly live: LiveState;
  /** null until the server has told the session for the first time. */
  readonly view: SessionView | null;
  /** What holds now at this end: told, not taken back here, not run out, and proven where that is needed. */
  readonly grants: readonly Grant[];
  /** One of the two has paused; nothing is shown and no hand acts. */
  readonly isPaused: boolean;
  /** The direct connection; `none` while there is nobody to connect to. */
  readonly peer: PeerState | 'none';
  /** What both people can compare, made of the keys of the direct connection. */
  readonly phrase: Phrase;
  readonly chat: readonly ChatMessage[];
  /** Chat texts that wait for the direct connection. */
  readonly unsentChat: readonly string[];
  /** Helper: what the sharer's end says it shows; null while it hasn't said. */
  readonly remoteScreen: RemoteScreen | null;
  /** Helper: where the picture comes in; it is to be shown only while the view has a grant for `view`. */
  readonly video: Stream | null;
  /** Helper: read once a second while a picture is shown. */
  readonly stats: PeerStats | null;
}
