import { instantOf } from '@alongside/domain';
import { type AgentMe, CodedError } from '@alongside/protocol';
import type { Caller, CallerDevice } from '../../platform/http/index.ts';
import { readSignIn } from '../identity/index.ts';
import type { AgentPorts } from './agent-ports.ts';

/** An agent's own sign-in, on its device. */
export type AgentCaller = Pick<Caller, 'tenantId' | 'personId' | 'signInId'> & {
  readonly device: CallerDevice;
};

/** What an agent is told of its own sign-in. @throws CodedError SIGN_IN_REQUIRED when it has just ended */
export async function readAgentMe(ports: AgentPorts, caller: AgentCaller): Promise<AgentMe> {
  const { tenantId, personId, signInId, device } = caller;
  const settings = await ports.settings.read(tenantId);
  const person = await ports.directory.person(tenantId, personId);
  const found = await ports.database.inTenant(tenantId, async (tx) => ({
    signIn: await readSignIn(tx, signInId, ports.clock.now()),
    tenant: await tx
      .selectFrom('tenants')
      .select('name')
      .where('id', '=', tenantId)
      .executeTakeFirstOrThrow(),
  }));
  if (person === null || found.signIn === undefined) throw new CodedError('SIGN_IN_REQUIRED');
  return {
    device: { id: device.id, name: device.name },
    tenant: { id: tenantId, name: found.tenant.name, isEnabled: settings.isEnabled },
    person: person.profile,
    locale: found.signIn.locale,
    expiresAt: instantOf(found.signIn.expires_at.getTime()),
    grantKeys: await ports.grantKeys.publicKeys(tenantId),
  };
}
