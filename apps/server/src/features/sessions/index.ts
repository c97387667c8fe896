export { AnnouncingSessionStore } from './announcing-session-store.ts';
export { sessionsMigration } from './migrations/0201-sessions.ts';
export { DatabaseSessionStore } from './database-session-store.ts';
export { registerSessions } from './register-sessions.ts';
export { dueSweeper, recoverPresence, sweepDue } from './session-jobs.ts';
export { modesUsed, startedAt } from './session-columns.ts';
export { isNewer, sessionTopic, type ConnectionOrder, type SessionFact } from './session-facts.ts';
export { withSessions, type SessionTransaction } from './session-tables.ts';
export { StoredSession } from './stored-session.ts';
