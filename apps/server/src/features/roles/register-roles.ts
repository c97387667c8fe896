import {
  addAssignmentRoute,
  addRoleRoute,
  explainAccessRoute,
  getAssignmentRoute,
  getRoleRoute,
  listAssignmentsRoute,
  listRolesRoute,
  personPermissionsRoute,
  removeAssignmentRoute,
  removeRoleRoute,
  updateAssignmentRoute,
  updateRoleRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { accessChangesTopic } from '../../platform/access-changes/index.ts';
import { tenantTopic } from '../../platform/bus/index.ts';
import { type Caller, serve } from '../../platform/http/index.ts';
import { describeAssignment, listAssignments } from './assignment-rows.ts';
import { addAssignment, removeAssignment, updateAssignment } from './change-assignments.ts';
import { addRole, removeRole, updateRole } from './change-roles.ts';
import { explain } from './explain-access.ts';
import { permissionsOfPerson } from './person-permissions.ts';
import type { RolePorts } from './role-ports.ts';
import { describeRole, listRoles } from './role-rows.ts';

/** Roles, who has them for whom, what that amounts to, and why something is allowed or isn't. */
export function registerRoles(app: FastifyInstance, ports: RolePorts): void {
  registerRoleRoutes(app, ports);
  registerAssignmentRoutes(app, ports);

  serve(app, personPermissionsRoute, ({ caller: { tenantId }, params }) =>
    ports.database.inTenant(tenantId, (tx) => permissionsOfPerson(tx, tenantId, params.personId)),
  );

  serve(app, explainAccessRoute, ({ caller, body }) => explain(ports, caller.tenantId, body));
}

/** After the commit: pages that show it, and the job that acts on it. */
function announce({ bus }: RolePorts, { tenantId }: Caller): void {
  bus.publish(tenantTopic(tenantId, 'roles'), {});
  bus.publish(tenantTopic(tenantId, 'people'), {});
  bus.publish(accessChangesTopic, {});
}

function registerRoleRoutes(app: FastifyInstance, ports: RolePorts): void {
  const { database } = ports;

  serve(app, listRolesRoute, ({ caller, query }) =>
    database.inTenant(caller.tenantId, (tx) => listRoles(tx, query)),
  );

  serve(app, getRoleRoute, ({ caller, params }) =>
    database.inTenant(caller.tenantId, (tx) => describeRole(tx, params.roleId)),
  );

  serve(app, addRoleRoute, async ({ caller, body }) => {
    const role = await addRole(ports, caller, body);
    announce(ports, caller);
    return role;
  });

  serve(app, updateRoleRoute, async ({ caller, params, body }) => {
    const role = await updateRole(ports, caller, { role: params.roleId, patch: body });
    announce(ports, caller);
    return role;
  });

  serve(app, removeRoleRoute, async ({ caller, params }) => {
    await removeRole(ports, caller, params.roleId);
    announce(ports, caller);
    return undefined;
  });
}

function registerAssignmentRoutes(app: FastifyInstance, ports: RolePorts): void {
  const { database } = ports;

  serve(app, listAssignmentsRoute, ({ caller, query }) =>
    database.inTenant(caller.tenantId, (tx) => listAssignments(tx, query)),
  );

  serve(app, getAssignmentRoute, ({ caller, params }) =>
    database.inTenant(caller.tenantId, (tx) => describeAssignment(tx, params.assignmentId)),
  );

  serve(app, addAssignmentRoute, async ({ caller, body }) => {
    const assignment = await addAssignment(ports, caller, body);
    announce(ports, caller);
    return assignment;
  });

  serve(app, updateAssignmentRoute, async ({ caller, params, body }) => {
    const change = { id: params.assignmentId, patch: body };
    const assignment = await updateAssignment(ports, caller, change);
    announce(ports, caller);
    return assignment;
  });

  serve(app, removeAssignmentRoute, async ({ caller, params }) => {
    await removeAssignment(ports, caller, params.assignmentId);
    announce(ports, caller);
    return undefined;
  });
}
