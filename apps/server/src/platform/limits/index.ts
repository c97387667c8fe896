export { DatabaseTryLimiter } from './database-try-limiter.ts';
