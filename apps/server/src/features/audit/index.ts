export { registerAudit } from './register-audit.ts';
