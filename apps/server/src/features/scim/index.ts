export { registerScim } from './register-scim.ts';
export type { Provisioner, ScimPorts } from './scim-ports.ts';
