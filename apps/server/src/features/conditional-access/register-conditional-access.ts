import type { FastifyInstance } from 'fastify';
import type { ConditionalPorts } from './conditional-ports.ts';
import { registerApprovals } from './approval-routes.ts';
import { registerNetworks } from './network-routes.ts';
import { registerPolicies } from './policy-routes.ts';
import { registerWhatIf } from './what-if.ts';

/** Policies of conditional access, the networks that they name, *what if*, and approvals. */
export function registerConditionalAccess(app: FastifyInstance, ports: ConditionalPorts): void {
  registerPolicies(app, ports);
  registerNetworks(app, ports);
  registerWhatIf(app, ports);
  registerApprovals(app, ports);
}
