export { PostgresSessionReports } from './postgres-session-reports.ts';
export { registerReports } from './register-reports.ts';
