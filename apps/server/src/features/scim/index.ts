export { registerScim } from './register-scim.ts';
