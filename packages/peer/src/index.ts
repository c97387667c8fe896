export { PICTURE_SILENCE_MS } from './beat.ts';
export type { ChatRefusal } from './chat.ts';
export type { ControlMessage, Phrase } from './key-comparison.ts';
export { LiveConnection, type LiveState } from './live-connection.ts';
export { mayShowScreen } from './may-show-screen.ts';
export type { LinkMessage, PeerState } from './peer-link.ts';
export type {
  Candidate,
  ChatStorage,
  Clock,
  Description,
  Fingerprints,
  MessageSocket,
  PeerConnectionHandlers,
  PeerConnectionPort,
  PeerPorts,
  PeerStats,
  SocketHandlers,
  Timer,
  TransportState,
} from './ports.ts';
export { defaultReconnectPolicy, reconnectDelayMs, type ReconnectPolicy } from './reconnect-policy.ts';
export { type OwnScreen, SessionEnd, type SessionEndOptions } from './session-end.ts';
export type { RemoteScreen, SessionEndState } from './session-end-state.ts';
