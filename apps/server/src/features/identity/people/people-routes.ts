import { recheckAccess, type SessionPorts } from '@alongside/domain';
import {
  addPersonRoute,
  listPeopleRoute,
  renewInvitationRoute,
  updatePersonRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { tenantTopic } from '../../../platform/bus/index.ts';
import { serve } from '../../../platform/http/index.ts';
import type { RelyingParty } from '../relying-party/begin-sign-in.ts';
import { addPerson } from './add-person.ts';
import { listPeople } from './person-summaries.ts';
import { renewInvitation } from './renew-invitation.ts';
import { updatePerson } from './update-person.ts';

/** The people of a tenant, for its administrators. */
export function registerPeople(app: FastifyInstance, party: RelyingParty, sessions: SessionPorts): void {
  const { ports } = party;

  serve(app, listPeopleRoute, ({ caller, query }) =>
    ports.database.inTenant(caller.tenantId, (tx) => listPeople(tx, query, ports.clock.now())),
  );

  serve(app, addPersonRoute, async ({ caller, body }) => {
    const added = await addPerson(party, caller, body);
    ports.bus.publish(tenantTopic(caller.tenantId, 'people'), {});
    return added;
  });

  serve(app, updatePersonRoute, async ({ caller, params, body }) => {
    const person = await updatePerson(ports, caller, { personId: params.personId, patch: body });
    await recheckAccess(sessions, { tenantId: caller.tenantId, personId: params.personId });
    return person;
  });

  serve(app, renewInvitationRoute, async ({ caller, params }) => ({
    invitationLink: await renewInvitation(party, caller, params.personId),
  }));
}
