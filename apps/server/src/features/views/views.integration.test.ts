import type { SavedView, ViewState } from '@alongside/protocol';
import { FakeClock, numberedTenant, numberedUuid } from '@alongside/testkit';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testEngines } from '../../platform/database/test-engines.ts';
import { makeTestServer, pageOf } from '../../platform/http/test-http-world.ts';
import { identityMigration } from '../identity/index.ts';
import { viewsMigration } from './migrations/0801-views.ts';
import { registerViews } from './register-views.ts';

const state: ViewState = { filters: { search: 'weber', isActive: 'true' }, columns: ['name', 'groups'] };

for (const engine of testEngines) {
  describe.skipIf(!engine.isThere)(engine.name, () => {
    let database: TestDatabase;
    let app: FastifyInstance;
    const tenantId = numberedTenant(1);
    const people = [0x801, 0x802, 0x803] as const;
    const [maya, noor, admin] = [
      pageOf(people[0], ['manage-people']),
      pageOf(people[1], ['manage-people', 'view-devices']),
      pageOf(people[2], ['manage-settings', 'manage-people']),
    ];

    beforeAll(async () => {
      database = await engine.open([identityMigration, viewsMigration]);
      ({ app } = await makeTestServer());
      registerViews(app, { database, clock: new FakeClock() });
      await database.asOwner(
        `insert into tenants (id, name, created_at) values ('${tenantId}', 'Views', now())`,
      );
      await database.acrossTenants('people of a test', async (tx) => {
        const tables = tx.$extendTables<{ persons: Record<string, unknown> }>();
        for (const n of people) {
          await tables
            .insertInto('persons')
            .values({
              id: numberedUuid(n),
              tenant_id: tenantId,
              email: `p${n}@views.example`,
              full_name: `Person ${n}`,
              roles: [],
              is_active: true,
              created_at: new Date(0),
            })
            .execute();
        }
      });
    });
    afterAll(async () => {
      await app.close();
      await database.close();
    });

    type Page = typeof maya;
    const add = (page: Page, part: object) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/views',
        headers: page,
        payload: { list: 'people', name: 'Night shift', isShared: false, state, ...part },
      });
    const namesSeenBy = async (page: Page, list = 'people') => {
      const answer = await app.inject({ url: `/api/v1/views?list=${list}`, headers: page });
      return answer.json<{ items: SavedView[] }>().items.map(({ name, isOwn }) => `${name} ${isOwn}`);
    };

    test('VWS5 whoever may not open a list neither sees what others share of it nor shares anything', async () => {
      const [stranger, list] = [pageOf(people[2], []), 'devices'];
      const shared = (await add(noor, { list, isShared: true, name: 'Stolen ones' })).json<SavedView>();
      expect(await namesSeenBy(stranger, list)).toEqual([]);
      expect((await add(stranger, { list, isShared: true, name: 'Spam' })).json()).toMatchObject({
        code: 'PERMISSION_MISSING',
      });
      const own = (await add(stranger, { list, name: 'Own' })).json<SavedView>();
      const sharing = await app.inject({
        method: 'PATCH',
        url: `/api/v1/views/${own.id}`,
        headers: stranger,
        payload: { isShared: true },
      });
      expect(sharing.json()).toMatchObject({ code: 'PERMISSION_MISSING' });
      expect(await namesSeenBy(stranger, list)).toEqual(['Own true']);
      for (const [page, id] of [
        [noor, shared.id],
        [stranger, own.id],
      ] as const) {
        await app.inject({ method: 'DELETE', url: `/api/v1/views/${id}`, headers: page });
      }
    });

    test('VWS1 a view is its owner’s alone until it is shared, and of one list', async () => {
      const added = (await add(maya, {})).json<SavedView>();
      expect(added).toMatchObject({ name: 'Night shift', isOwn: true, isShared: false, state });
      expect(await namesSeenBy(maya)).toEqual(['Night shift true']);
      expect(await namesSeenBy(noor)).toEqual([]);
      const shared = await app.inject({
        method: 'PATCH',
        url: `/api/v1/views/${added.id}`,
        headers: maya,
        payload: { isShared: true },
      });
      expect(shared.json()).toMatchObject({ isShared: true, state });
      expect(await namesSeenBy(noor)).toEqual(['Night shift false']);
      expect(await namesSeenBy(noor, 'devices')).toEqual([]);
    });

    test('VWS2 a view is changed and removed by its owner; a shared one also removed by who manages settings', async () => {
      const { id } = (await add(maya, { name: 'Shared', isShared: true })).json<SavedView>();
      const url = `/api/v1/views/${id}`;
      const rename = (page: Page) =>
        app.inject({ method: 'PATCH', url, headers: page, payload: { name: 'Mine now' } });
      const remove = (page: Page) => app.inject({ method: 'DELETE', url, headers: page });
      expect((await rename(noor)).statusCode).toBe(404);
      expect((await rename(admin)).statusCode).toBe(404);
      expect((await remove(noor)).statusCode).toBe(404);
      expect((await remove(admin)).statusCode).toBe(204);
      expect((await rename(maya)).statusCode).toBe(404);
      const { id: hidden } = (await add(maya, { name: 'Hidden' })).json<SavedView>();
      const byAdmin = await app.inject({ method: 'DELETE', url: `/api/v1/views/${hidden}`, headers: admin });
      expect(byAdmin.statusCode).toBe(404);
    });

    test('VWS3 a name is used once by a person in a list, and there are at most 50', async () => {
      expect((await add(noor, {})).statusCode).toBe(200);
      expect((await add(noor, { name: 'NIGHT shift' })).json()).toMatchObject({ code: 'CONFLICT' });
      expect((await add(noor, { list: 'devices' })).statusCode).toBe(200);
      for (let n = 1; n < 50; n += 1) await add(noor, { name: `View ${n}` });
      expect((await add(noor, { name: 'One too many' })).json()).toMatchObject({ code: 'CONFLICT' });
    });

    test.each([
      ['a filter with a name of its own making', { filters: { '__proto__ x': 'a' }, columns: null }],
      ['too much text', { filters: { search: 'x'.repeat(201) }, columns: null }],
      [
        'too many filters',
        {
          filters: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`f${'x'.repeat(n)}`, 'a'])),
          columns: null,
        },
      ],
      ['something unknown', { filters: {}, columns: null, script: 'x' }],
    ])('VWS4 %s is refused', async (_what, bad) => {
      expect((await add(admin, { name: 'Bad', state: bad })).statusCode).toBe(400);
    });
  });
}
