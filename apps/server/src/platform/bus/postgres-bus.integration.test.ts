import type { BusMessage } from '@alongside/domain';
import { busContract } from '@alongside/testkit';
import { pino } from 'pino';
import { describe, expect, test, vi } from 'vitest';
import { ADMIN_ADDRESS, makeTestDatabase } from '../database/test-engines.ts';
import { PostgresBus } from './postgres-bus.ts';

const log = pino({ level: 'silent' });

/** A database of its own with as many nodes as wanted. */
async function openNodes(count: number) {
  await using opened = new AsyncDisposableStack();
  const database = await makeTestDatabase(ADMIN_ADDRESS);
  opened.defer(async () => {
    await database.drop();
  });
  const nodes = [];
  for (let n = 0; n < count; n += 1) {
    const onGap = vi.fn<() => void>();
    const bus = await PostgresBus.open({ address: database.address, log });
    bus.onGap(onGap);
    opened.defer(() => bus.close());
    nodes.push({ bus, onGap });
  }
  const owned = opened.move();
  return {
    nodes,
    /** Ends the connections of all nodes, as a restart of the database does. */
    breakConnections: () =>
      database.asAdministrator(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'alongside bus'`,
      ),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** What this bus hears on the topic; `until` settles when it is as many. */
function listen(bus: PostgresBus, topic: string) {
  const heard: BusMessage[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  bus.subscribe(topic, (message) => {
    heard.push(message);
    for (const { count, resolve } of waiting) if (heard.length >= count) resolve();
  });
  const until = (count: number): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const settle = () => {
      resolve(undefined);
    };
    waiting.push({ count, resolve: settle });
    if (heard.length >= count) settle();
    return promise;
  };
  return { heard, until };
}

describe.skipIf(ADMIN_ADDRESS === '')('PostgresBus', () => {
  busContract('on one node', async () => {
    const opened = await openNodes(1);
    const [node] = opened.nodes;
    if (node === undefined) throw new TypeError('No node');
    const told = listen(node.bus, 'settled');
    let rounds = 0;
    return {
      bus: node.bus,
      settle: async () => {
        rounds += 1;
        node.bus.publish('settled', {});
        await told.until(rounds);
      },
      close: () => opened[Symbol.asyncDispose](),
    };
  });

  test('PBU1 every node hears what one publishes, in order and once', async () => {
    await using opened = await openNodes(3);
    const heard = opened.nodes.map(({ bus }) => listen(bus, 'a'));
    const messages = Array.from({ length: 500 }, (_, n) => ({ n }));
    for (const message of messages) opened.nodes[0]?.bus.publish('a', message);
    await Promise.all(heard.map(({ until }) => until(messages.length)));
    for (const each of heard) expect(each.heard).toEqual(messages);
  });

  test('PBU2 a message longer than a notification arrives whole', async () => {
    await using opened = await openNodes(2);
    const [one, two] = opened.nodes;
    const there = listen(two?.bus ?? failed(), 'a');
    const message = { text: 'ü€🙂'.repeat(10_000) };
    one?.bus.publish('a', message);
    await there.until(1);
    expect(there.heard).toEqual([message]);
  });

  test('PBU3 a lost connection comes back, says so, and what was published meanwhile arrives', async () => {
    await using opened = await openNodes(2);
    const [one, two] = opened.nodes;
    const there = listen(two?.bus ?? failed(), 'a');
    await opened.breakConnections();
    await vi.waitFor(() => {
      expect(one?.onGap).toHaveBeenCalled();
      expect(two?.onGap).toHaveBeenCalled();
    }, 30_000);
    one?.bus.publish('a', { n: 1 });
    await there.until(1);
    expect(there.heard).toEqual([{ n: 1 }]);
  });

  test('PBU4 a node that gave messages up tells every node that something was missed', async () => {
    await using opened = await openNodes(2);
    const [one, two] = opened.nodes;
    for (let n = 0; n < 10_500; n += 1) one?.bus.publish('a', { n });
    await vi.waitFor(() => {
      for (const node of [one, two]) expect(node?.onGap).toHaveBeenCalled();
    }, 30_000);
  });
});

function failed(): never {
  throw new TypeError('No node');
}
