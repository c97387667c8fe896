import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '@alongside/domain';
import { CodedError, type SignInId, type TenantId } from '@alongside/protocol';
import type { Database, Transaction } from '../../platform/database/database.ts';

export const LIVE_TICKET_LIFETIME_MS = 30_000;
/** Unused tickets of one sign-in at one time; a page needs one per connection. */
export const LIVE_TICKETS_MAX = 40;
const TICKET_BYTES = 32;

type LiveTicketTables = {
  live_tickets: {
    tenant_id: string;
    ticket_hash: string;
    sign_in_id: string;
    expires_at: Date;
  };
};

/** Whose ticket it is: it opens nothing for another sign-in. */
export interface TicketHolder {
  readonly tenantId: TenantId;
  readonly signInId: SignInId;
}

export interface LiveTicket {
  readonly ticket: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

const ticketsIn = (tx: Transaction) => tx.$extendTables<LiveTicketTables>();

/** 256 random bits need no slow or keyed hash. */
const hashOf = (ticket: string): string => createHash('sha256').update(ticket, 'utf8').digest('base64url');

/** One-time tickets for live sockets. Only their hashes are kept. */
export class DatabaseLiveTickets {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** @throws CodedError TOO_MANY_REQUESTS if the sign-in holds too many that it hasn't used */
  issue(holder: TicketHolder): Promise<LiveTicket> {
    const ticket = randomBytes(TICKET_BYTES).toString('base64url');
    const now = this.#clock.now();
    const expiresAt = now + LIVE_TICKET_LIFETIME_MS;
    return this.#database.inTenant(holder.tenantId, async (transaction) => {
      const tx = ticketsIn(transaction);
      const { held } = await tx
        .selectFrom('live_tickets')
        .select((is) => is.fn.countAll<number>().as('held'))
        .where('tenant_id', '=', holder.tenantId)
        .where('sign_in_id', '=', holder.signInId)
        .where('expires_at', '>', new Date(now))
        .executeTakeFirstOrThrow();
      if (held >= LIVE_TICKETS_MAX) {
        throw new CodedError('TOO_MANY_REQUESTS', { retryAfterMs: LIVE_TICKET_LIFETIME_MS });
      }
      await tx
        .insertInto('live_tickets')
        .values({
          tenant_id: holder.tenantId,
          ticket_hash: hashOf(ticket),
          sign_in_id: holder.signInId,
          expires_at: new Date(expiresAt),
        })
        .execute();
      return { ticket, expiresAt };
    });
  }

  /** @returns whether it was this sign-in's unused ticket; it is used now */
  redeem(holder: TicketHolder, ticket: string): Promise<boolean> {
    return this.#database.inTenant(holder.tenantId, async (tx) => {
      const used = await ticketsIn(tx)
        .deleteFrom('live_tickets')
        .where('tenant_id', '=', holder.tenantId)
        .where('ticket_hash', '=', hashOf(ticket))
        .where('sign_in_id', '=', holder.signInId)
        .where('expires_at', '>', new Date(this.#clock.now()))
        .returning('ticket_hash')
        .executeTakeFirst();
      return used !== undefined;
    });
  }

  /** Deletes what can't be used any more. @returns how many */
  deleteExpired(): Promise<number> {
    return this.#database.acrossTenants('delete expired live tickets of all tenants', async (tx) => {
      const { numDeletedRows } = await ticketsIn(tx)
        .deleteFrom('live_tickets')
        .where('expires_at', '<=', new Date(this.#clock.now()))
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    });
  }
}
