import { randomUUID } from 'node:crypto';
import { SignInId } from '@alongside/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testEngines } from '../../platform/database/test-engines.ts';
import type { Database } from '../../platform/database/index.ts';
import { SESSION_MIGRATIONS, TestSessionsWorld } from '../sessions/test-sessions-world.ts';
import { liveTicketsMigration } from './migrations/0202-live-tickets.ts';
import {
  LIVE_TICKET_LIFETIME_MS,
  LIVE_TICKETS_MAX,
  DatabaseLiveTickets,
  type TicketHolder,
} from './database-live-tickets.ts';

describe.each(testEngines.filter(({ isThere }) => isThere))('$name', (engine) => {
  let world: TestSessionsWorld;
  let tickets: DatabaseLiveTickets;
  let holder: TicketHolder;

  const signIn = (): SignInId => SignInId.parse(randomUUID());
  let database: Database;
  beforeAll(async () => {
    database = await engine.open([...SESSION_MIGRATIONS, liveTicketsMigration]);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    world = await TestSessionsWorld.on(database);
    tickets = new DatabaseLiveTickets(world.database, world.clock);
    holder = { tenantId: world.tenantId, signInId: signIn() };
  });

  it('LIV2 opens once, even if it is tried many times at once', async () => {
    const { ticket, expiresAt } = await tickets.issue(holder);
    expect(expiresAt).toBe(world.clock.now() + 30_000);
    const tries = await Promise.all(Array.from({ length: 5 }, () => tickets.redeem(holder, ticket)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect(await tickets.redeem(holder, 'never given')).toBe(false);
  });

  it('LIV2 opens for no other sign-in and in no other tenant', async () => {
    const { ticket } = await tickets.issue(holder);
    expect(await tickets.redeem({ ...holder, signInId: signIn() }, ticket)).toBe(false);
    expect(await tickets.redeem({ ...holder, tenantId: world.otherTenantId }, ticket)).toBe(false);
    expect(await tickets.redeem(holder, ticket)).toBe(true);
  });

  it('LIV2, RET3 opens nothing after its time, and is deleted then', async () => {
    const { ticket } = await tickets.issue(holder);
    await world.clock.advance(LIVE_TICKET_LIFETIME_MS - 1);
    const later = await tickets.issue(holder);
    await world.clock.advance(1);
    expect(await tickets.redeem(holder, ticket)).toBe(false);
    expect(await tickets.deleteExpired()).toBe(1);
    expect(await tickets.redeem(holder, later.ticket)).toBe(true);
  });

  it('LIV2 bounds the unused tickets of a sign-in', async () => {
    for (let n = 0; n < LIVE_TICKETS_MAX; n += 1) await tickets.issue(holder);
    await expect(tickets.issue(holder)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    await tickets.issue({ ...holder, signInId: signIn() });
    await world.clock.advance(LIVE_TICKET_LIFETIME_MS);
    await tickets.issue(holder);
  });
});
