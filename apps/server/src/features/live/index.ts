export { LiveHub } from './live-hub.ts';
export { liveTicketsMigration } from './migrations/0202-live-tickets.ts';
export { DatabaseLiveTickets } from './database-live-tickets.ts';
export { relayAccount } from './relay-account.ts';
export { registerLive } from './register-live.ts';
