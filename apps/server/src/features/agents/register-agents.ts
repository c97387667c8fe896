import { instantOf } from '@alongside/domain';
import {
  agentMeRoute,
  agentSignInRoute,
  CodedError,
  createAgentCodeRoute,
  type DeviceFacts,
  endAgentSignInRoute,
  setDeviceFactsRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { appendAudit } from '../../platform/audit/index.ts';
import { API_PREFIX, type Caller, serve, servePublic } from '../../platform/http/index.ts';
import { verifyProof } from '../../platform/proof/index.ts';
import { changeDeviceFacts } from '../devices/index.ts';
import { byCaller, renameDeviceSignIns, signOut } from '../identity/index.ts';
import { makeAgentCode } from './agent-codes.ts';
import { type AgentCaller, readAgentMe } from './agent-me.ts';
import type { AgentPorts } from './agent-ports.ts';
import { registerDeviceRoutes } from './device-routes.ts';
import { signInAgent } from './sign-in-agent.ts';

/** Handing a browser's sign-in to an agent, and what an agent does with its own. */
export function registerAgents(app: FastifyInstance, ports: AgentPorts): void {
  const { database, clock } = ports;

  serve(app, createAgentCodeRoute, async ({ caller, body }) => {
    const { tenantId, signInId } = caller;
    if (!(await ports.settings.read(tenantId)).isEnabled) throw new CodedError('TENANT_OFF');
    const handed = { tenantId, signInId, codeChallenge: body.codeChallenge };
    const made = await database.inTenant(tenantId, (tx) => makeAgentCode(tx, handed, clock.now()));
    return { code: made.code, expiresAt: instantOf(made.expiresAt) };
  });

  servePublic(app, agentSignInRoute, async ({ body, request, address }) => {
    const proof = await verifyProof(request.headers['dpop'], {
      method: request.method,
      address: ports.origin + API_PREFIX + agentSignInRoute.path,
      token: null,
      nowMs: clock.now(),
    });
    const { code, codeVerifier, device: facts } = body;
    return signInAgent(ports, { code, codeVerifier, facts, proof, address });
  });

  serve(app, agentMeRoute, ({ caller }) => readAgentMe(ports, asAgent(caller)));

  serve(app, setDeviceFactsRoute, async ({ caller, body }) => {
    const agent = asAgent(caller);
    await setFacts(ports, caller, { ...agent, facts: body });
    return readAgentMe(ports, { ...agent, device: { ...agent.device, name: body.name } });
  });

  serve(app, endAgentSignInRoute, async ({ caller }) => {
    await signOut(ports, caller, false);
    return undefined;
  });

  registerDeviceRoutes(app, ports);
}

async function setFacts(
  ports: AgentPorts,
  caller: Caller,
  { tenantId, device, facts }: AgentCaller & { readonly facts: DeviceFacts },
): Promise<void> {
  const now = ports.clock.now();
  await ports.database.inTenant(tenantId, async (tx) => {
    const { actor, address } = await byCaller(tx, caller, now);
    const changed = await changeDeviceFacts(tx, device.id, { facts, actor, address, now });
    await renameDeviceSignIns(tx, device.id, facts.name);
    await appendAudit(tx, tenantId, changed.audit);
  });
  ports.listNews.note(tenantId);
}

function asAgent({ tenantId, personId, signInId, device }: Caller): AgentCaller {
  // The route is open to agents alone; without one it is a fault of ours.
  if (device === null) throw new Error('A route of agents was called without a device');
  return { tenantId, personId, signInId, device };
}
