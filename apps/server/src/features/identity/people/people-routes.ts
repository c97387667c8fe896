import { recheckAccess, type SessionPorts } from '@alongside/domain';
import {
  addPersonRoute,
  bulkPeopleRoute,
  findPeopleRoute,
  getPersonRoute,
  IMPORT_MAX_BYTES,
  importPeopleRoute,
  listPeopleRoute,
  PersonId,
  previewPeopleImportRoute,
  renewInvitationRoute,
  updatePersonRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { tenantTopic } from '../../../platform/bus/index.ts';
import { serve } from '../../../platform/http/index.ts';
import { announceGroups, changeMembers } from '../../directory/index.ts';
import { byCaller } from '../audit-actors.ts';
import type { RelyingParty } from '../relying-party/begin-sign-in.ts';
import { addPerson } from './add-person.ts';
import { requireAdministratorLeft } from './administrator-left.ts';
import { changeActivityOfMany } from './bulk-people.ts';
import { importPeople, previewImport } from './import/import-people.ts';
import { listPeople } from './list-people.ts';
import { readPersonDetails, sessionsOf } from './person-details.ts';
import { renewInvitation } from './renew-invitation.ts';
import { updatePerson } from './update-person.ts';

/** What the server's edge makes of a raw body; nothing at all is an empty file. */
const FileBytes = z.instanceof(Uint8Array).catch(new Uint8Array());
/** A thousand ids. */
const IDS_MAX_BYTES = 100_000;

/** The people of a tenant, for its administrators. */
export function registerPeople(app: FastifyInstance, party: RelyingParty, sessions: SessionPorts): void {
  const { ports } = party;

  serve(app, listPeopleRoute, ({ caller, query }) =>
    ports.database.inTenant(caller.tenantId, (tx) => listPeople(tx, query, ports.clock.now())),
  );

  serve(app, findPeopleRoute, ({ caller, query }) =>
    ports.database.inTenant(caller.tenantId, async (tx) => ({
      items: (
        await listPeople(tx, { ...query, sort: 'name', total: 'bounded' }, ports.clock.now())
      ).items.map(({ profile: { personId, fullName, email, jobTitle } }) => ({
        personId,
        fullName,
        email,
        jobTitle,
      })),
    })),
  );

  serve(app, getPersonRoute, async ({ caller: { tenantId }, params: { personId } }) => {
    const details = await ports.database.inTenant(tenantId, (tx) =>
      readPersonDetails(tx, personId, ports.clock.now()),
    );
    const running = await sessions.sessions.listRunning(tenantId, personId);
    return { ...details, sessions: sessionsOf(personId, running) };
  });

  serve(
    app,
    bulkPeopleRoute,
    async ({ caller, body: { ids, action } }) => {
      if (action.kind === 'deactivate' || action.kind === 'reactivate') {
        return changeActivityOfMany(ports, caller, { ids, action });
      }
      const members = { people: ids };
      const change = action.kind === 'add-to-group' ? { add: members } : { remove: members };
      const { changed, failed } = await changeMembers(
        { ...ports, byCaller, requireAdministratorLeft },
        caller,
        {
          id: action.groupId,
          ...change,
        },
      );
      announceGroups(ports.bus, caller.tenantId);
      return {
        done: ids.length - failed.length,
        changed: changed.map((id) => PersonId.parse(id)),
        failed: failed.map(({ id, code }) => ({ id: PersonId.parse(id), code })),
      };
    },
    { bodyMaxBytes: IDS_MAX_BYTES },
  );

  const file = { rawMediaTypes: ['text/csv'], bodyMaxBytes: IMPORT_MAX_BYTES };
  serve(
    app,
    previewPeopleImportRoute,
    ({ caller, body }) => previewImport(party, caller, FileBytes.parse(body)),
    file,
  );
  serve(
    app,
    importPeopleRoute,
    ({ caller, body }) => importPeople(party, caller, FileBytes.parse(body)),
    file,
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
