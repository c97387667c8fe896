export { AnnouncingSessionStore } from './announcing-session-store.ts';
export { sessionsMigration } from './migrations/0201-sessions.ts';
export { PostgresSessionStore } from './postgres-session-store.ts';
export { registerSessions } from './register-sessions.ts';
export { dueSweeper, recoverPresence, sweepDue } from './session-jobs.ts';
