export { tokensMigration } from './migrations/0601-tokens.ts';
export { registerTokens } from './register-tokens.ts';
export { insertToken, revokeToken } from './token-rows.ts';
export { TokenAuthenticator } from './token-authenticator.ts';
