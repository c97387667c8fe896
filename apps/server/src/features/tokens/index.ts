export { tokensMigration } from './migrations/0601-tokens.ts';
export { registerTokens } from './register-tokens.ts';
export { TokenAuthenticator } from './token-authenticator.ts';
