export { DatabaseSessionReports } from './database-session-reports.ts';
export { registerReports } from './register-reports.ts';
