import { randomUUID } from 'node:crypto';
import { attachSide } from '@alongside/domain';
import { Incarnation } from '@alongside/protocol';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import { NodeLease } from '../../platform/nodes/index.ts';
import { HeldSides } from './held-sides.ts';
import { recoverPresence } from './session-jobs.ts';
import { TestSessionsWorld } from './test-sessions-world.ts';

for (const engine of testEngines) {
  describe.skipIf(!engine.isThere)(`sides of nodes on ${engine.name}`, () => {
    let world: TestSessionsWorld;
    let node: NodeLease;
    let other: NodeLease;

    beforeEach(async () => {
      world = await TestSessionsWorld.open(engine);
      [node, other] = [new NodeLease(world.database), new NodeLease(world.database)];
      await Promise.all([node.beat(), other.beat()]);
    });
    afterEach(() => world.close());

    /** A session that waits, and whose helper is there by a connection of this node. */
    async function attended(lease: NodeLease) {
      const helper = world.person(1, { roles: ['help-desk-operator'] });
      const { sessionId } = await world.start(helper);
      const side = {
        tenantId: helper.tenantId,
        sessionId,
        incarnation: Incarnation.parse(randomUUID()),
        connectionId: randomUUID(),
      };
      const held = new HeldSides(world.database, lease);
      await held.hold(side);
      await attachSide(world.ports, { caller: world.requester(helper), ...side });
      const presence = async () =>
        (await world.ports.sessions.find(side.tenantId, side.sessionId))?.presence.helper.kind;
      return { held, side, presence };
    }

    const recover = () =>
      recoverPresence(world.ports, (fault) => {
        throw fault;
      });
    const die = (lease: NodeLease) =>
      world.database.acrossTenants('a node has been silent', (tx) =>
        sql`update nodes set beat_at = now() - interval '1 minute' where id = ${lease.id}`.execute(tx),
      );

    test('SES15 while its node lives a side is left alone, and is lost when the node has died', async () => {
      const { presence } = await attended(node);
      await recover();
      expect(await presence()).toBe('here');
      await die(other);
      await recover();
      expect(await presence()).toBe('here');
      await die(node);
      await recover();
      expect(await presence()).toBe('lost');
    });

    test('SES15 a side that was let go and not said to be lost is lost', async () => {
      const { presence, held, side } = await attended(node);
      await held.letGo({ ...side, connectionId: randomUUID() });
      await recover();
      expect(await presence()).toBe('here');
      await held.letGo(side);
      await recover();
      expect(await presence()).toBe('lost');
    });

    test('SES15 what a node held is gone when the next process of it begins', async () => {
      const file = { id: null as string | null };
      const memory = {
        read: () => Promise.resolve(file.id),
        write: (id: string) => {
          file.id = id;
          return Promise.resolve();
        },
      };
      const before = new NodeLease(world.database, memory);
      await before.beat();
      const { presence } = await attended(before);
      const after = new NodeLease(world.database, memory);
      await after.beat();
      expect(after.living).not.toContain(before.id);
      expect(file.id).toBe(after.id);
      await recover();
      expect(await presence()).toBe('lost');
    });

    test('SES15 a page that comes to another node in time isn’t lost', async () => {
      const { presence, side } = await attended(node);
      await new HeldSides(world.database, other).hold({ ...side, connectionId: randomUUID() });
      await die(node);
      await recover();
      expect(await presence()).toBe('here');
    });
  });
}
