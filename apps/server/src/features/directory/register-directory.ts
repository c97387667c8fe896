import {
  addGroupRoute,
  changeGroupMembersRoute,
  CodedError,
  getGroupRoute,
  listGroupMembersRoute,
  listGroupsRoute,
  removeGroupRoute,
  updateGroupRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { type Caller, serve } from '../../platform/http/index.ts';
import { announceGroups } from './announce-groups.ts';
import { addGroup, changeMembers, removeGroup, updateGroup } from './change-groups.ts';
import type { DirectoryPorts } from './directory-ports.ts';
import { describeGroup, findGroup, listGroups } from './group-rows.ts';
import { listMembers } from './member-rows.ts';

/** A thousand ids of each kind to add, and as many to remove. */
const MEMBERS_MAX_BYTES = 300_000;

/** Groups of people and of devices, for a tenant's administrators. */
export function registerDirectory(app: FastifyInstance, ports: DirectoryPorts): void {
  const { database } = ports;
  const announce = ({ tenantId }: Caller): void => announceGroups(ports.bus, tenantId);

  serve(app, listGroupsRoute, ({ caller, query }) =>
    database.inTenant(caller.tenantId, (tx) => listGroups(tx, query)),
  );

  serve(app, addGroupRoute, async ({ caller, body }) => {
    const group = await addGroup(ports, caller, body);
    announce(caller);
    return group;
  });

  serve(app, getGroupRoute, ({ caller, params }) =>
    database.inTenant(caller.tenantId, (tx) => describeGroup(tx, params.groupId)),
  );

  serve(app, updateGroupRoute, async ({ caller, params, body }) => {
    const group = await updateGroup(ports, caller, { id: params.groupId, patch: body });
    announce(caller);
    return group;
  });

  serve(app, removeGroupRoute, async ({ caller, params }) => {
    await removeGroup(ports, caller, params.groupId);
    announce(caller);
    return undefined;
  });

  serve(app, listGroupMembersRoute, ({ caller, params, query }) =>
    database.inTenant(caller.tenantId, async (tx) => {
      if ((await findGroup(tx, params.groupId)) === undefined) throw new CodedError('NOT_FOUND');
      return listMembers(tx, params.groupId, query);
    }),
  );

  serve(
    app,
    changeGroupMembersRoute,
    async ({ caller, params, body }) => {
      const changed = await changeMembers(ports, caller, { id: params.groupId, ...body });
      announce(caller);
      return changed;
    },
    { bodyMaxBytes: MEMBERS_MAX_BYTES },
  );
}
