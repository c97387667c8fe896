export { LiveHub, signInTopic } from './live-hub.ts';
export type {
  LiveCaller,
  LiveClock,
  LiveEvent,
  LiveHubPorts,
  LiveReporter,
  LiveTimer,
  MessageSocket,
} from './live-ports.ts';
export { liveTicketsMigration } from './migrations/0202-live-tickets.ts';
export { DatabaseLiveTickets } from './database-live-tickets.ts';
export { registerLive } from './register-live.ts';
