import { randomUUID } from 'node:crypto';
import type { Clock } from '@alongside/domain';
import { addViewRoute, listViewsRoute, removeViewRoute, updateViewRoute, ViewId } from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/database/index.ts';
import { serve } from '../../platform/http/index.ts';
import { addView, changeView, removeView, viewsOf } from './view-store.ts';

interface ViewDeps {
  readonly database: Database;
  readonly clock: Clock;
}

/** Views of lists: how somebody wants to see one, under a name. They decide nothing about what may be seen. */
export function registerViews(app: FastifyInstance, { database, clock }: ViewDeps): void {
  serve(app, listViewsRoute, async ({ caller, query }) => ({
    items: await database.inTenant(caller.tenantId, (tx) => viewsOf(tx, caller, query.list)),
  }));

  serve(app, addViewRoute, ({ caller, body: { list, ...content } }) =>
    database.inTenant(caller.tenantId, (tx) =>
      addView(tx, caller, { id: ViewId.parse(randomUUID()), list, content, nowMs: clock.now() }),
    ),
  );

  serve(app, updateViewRoute, ({ caller, params, body }) =>
    database.inTenant(caller.tenantId, (tx) =>
      changeView(tx, caller, { id: params.viewId, patch: body, nowMs: clock.now() }),
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
