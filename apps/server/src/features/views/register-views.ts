import { randomUUID } from 'node:crypto';
import type { Clock } from '@alongside/domain';
import {
  addViewRoute,
  auditLogRoute,
  CodedError,
  listAssignmentsRoute,
  listDevicesRoute,
  listGroupsRoute,
  type ListName,
  listPeopleRoute,
  listViewsRoute,
  type Permission,
  removeViewRoute,
  type Route,
  type SavedView,
  sessionsReportRoute,
  updateViewRoute,
  ViewId,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/database/index.ts';
import { type Caller, serve } from '../../platform/http/index.ts';
import { addView, changeView, removeView, viewsOf } from './view-store.ts';

/** Whoever may ask for the list may open it. */
const ROUTES: Readonly<Record<ListName, Pick<Route, 'access'>>> = {
  people: listPeopleRoute,
  groups: listGroupsRoute,
  devices: listDevicesRoute,
  assignments: listAssignmentsRoute,
  sessions: sessionsReportRoute,
  audit: auditLogRoute,
};

function openedBy(list: ListName): readonly Permission[] {
  const { access } = ROUTES[list];
  return access.kind === 'permission' ? access.anyOf : [];
}

const mayOpen = ({ permissions }: Caller, list: ListName): boolean =>
  openedBy(list).some((permission) => permissions.has(permission));

/** What somebody shares stands in the menus of those who administer. @throws CodedError PERMISSION_MISSING */
function requireMayShare(caller: Caller, view: SavedView): SavedView {
  if (!view.isShared || mayOpen(caller, view.list)) return view;
  throw new CodedError('PERMISSION_MISSING', { anyOf: openedBy(view.list) });
}

interface ViewDeps {
  readonly database: Database;
  readonly clock: Clock;
}

/** Views of lists: how somebody wants to see one, under a name. They decide nothing about what may be seen. */
export function registerViews(app: FastifyInstance, { database, clock }: ViewDeps): void {
  serve(app, listViewsRoute, async ({ caller, query: { list } }) => {
    const views = await database.inTenant(caller.tenantId, (tx) => viewsOf(tx, caller, list));
    return { items: views.filter(({ isOwn }) => isOwn || mayOpen(caller, list)) };
  });

  serve(app, addViewRoute, ({ caller, body: { list, ...content } }) =>
    database.inTenant(caller.tenantId, async (tx) =>
      requireMayShare(
        caller,
        await addView(tx, caller, { id: ViewId.parse(randomUUID()), list, content, nowMs: clock.now() }),
      ),
    ),
  );

  serve(app, updateViewRoute, ({ caller, params, body }) =>
    database.inTenant(caller.tenantId, async (tx) =>
      requireMayShare(
        caller,
        await changeView(tx, caller, { id: params.viewId, patch: body, nowMs: clock.now() }),
      ),
    ),
  );

  serve(app, removeViewRoute, async ({ caller, params }) => {
    await database.inTenant(caller.tenantId, (tx) =>
      removeView(tx, caller, {
        id: params.viewId,
        mayRemoveShared: caller.permissions.has('manage-settings'),
      }),
    );
    return undefined;
  });
}
