import type { ConditionalFacts, SideFacts } from '@alongside/domain';
import type { DeviceId, PersonId, SessionId, Side, SignInId } from '@alongside/protocol';
import type { CountryOf } from '../../platform/countries/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { latestSignIn, signInOf, type SignInRow } from '../identity/index.ts';
import { policiesInForce } from './access-policies.ts';
import { conditionalTables } from './conditional-tables.ts';
import { namedNetworks, networksWith, type NamedNetwork } from './named-networks.ts';
import { platformOfBrowser } from './platform-of-browser.ts';

/** One side of a question. */
interface AskedSide {
  readonly personId: PersonId;
  /** The device whose agent the person uses; null: a browser. */
  readonly deviceId: DeviceId | null;
  /** With which they ask at this moment; null: the one that they are in the session with, else their latest. */
  readonly signInId: SignInId | null;
}

interface ConditionalAsk {
  /** null: nobody is on that side yet. */
  readonly helper: AskedSide | null;
  readonly sharer: AskedSide | null;
  /** null: before there is one. */
  readonly sessionId: SessionId | null;
  readonly countryOf: CountryOf;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

const NOTHING_KNOWN: SideFacts = { signIn: null, networks: [], country: null, platform: null };

/**
 * Everything that the policies of the transaction's tenant are held against. Where no policy is in force nothing else
 * is read: nobody asks for it.
 */
export async function readConditionalFacts(tx: Transaction, ask: ConditionalAsk): Promise<ConditionalFacts> {
  const policies = await policiesInForce(tx);
  if (policies.length === 0) return noConditions(ask.nowMs);
  const places: Places = {
    networks: policies.some(({ conditions }) => conditions.networks !== undefined)
      ? await namedNetworks(tx)
      : [],
    countryOf: ask.countryOf,
  };
  return {
    policies,
    sides: {
      helper: await sideFacts(tx, 'helper', ask, places),
      sharer: await sideFacts(tx, 'sharer', ask, places),
    },
    approvals: ask.sessionId === null ? [] : await givenApprovals(tx, ask.sessionId, ask.nowMs),
    now: ask.nowMs,
  };
}

const noConditions = (nowMs: number): ConditionalFacts => ({
  policies: [],
  sides: { helper: NOTHING_KNOWN, sharer: NOTHING_KNOWN },
  approvals: [],
  now: nowMs,
});

export interface Places {
  readonly networks: readonly NamedNetwork[];
  readonly countryOf: CountryOf;
}

async function sideFacts(
  tx: Transaction,
  side: Side,
  ask: ConditionalAsk,
  places: Places,
): Promise<SideFacts> {
  const asked = ask[side];
  if (asked === null) return NOTHING_KNOWN;
  const row = await actingSignIn(tx, side, asked, ask);
  return row === undefined ? NOTHING_KNOWN : factsOfSignIn(row, places);
}

/** Where and how a sign-in was last used. */
export const factsOfSignIn = (row: SignInRow, { networks, countryOf }: Places): SideFacts => ({
  signIn: { at: row.authenticated_at.getTime(), amr: row.amr, acr: row.acr, address: row.address },
  networks: networksWith(networks, row.address),
  country: countryOf(row.address),
  platform: row.device_platform ?? platformOfBrowser(row.browser),
});

async function actingSignIn(
  tx: Transaction,
  side: Side,
  { personId, deviceId, signInId }: AskedSide,
  { sessionId, nowMs }: ConditionalAsk,
): Promise<SignInRow | undefined> {
  if (signInId !== null) return signInOf(tx, { id: signInId, personId }, nowMs);
  if (sessionId !== null) {
    const kept = await conditionalTables(tx)
      .selectFrom('session_sign_ins')
      .select('sign_in_id')
      .where('session_id', '=', sessionId)
      .where('side', '=', side)
      .executeTakeFirst();
    if (kept !== undefined) return signInOf(tx, { id: kept.sign_in_id, personId }, nowMs);
  }
  return latestSignIn(tx, { personId, deviceId }, nowMs);
}

async function givenApprovals(tx: Transaction, sessionId: SessionId, nowMs: number) {
  const rows = await conditionalTables(tx)
    .selectFrom('access_approvals')
    .select(['policy_id', 'mode'])
    .where('session_id', '=', sessionId)
    .where('state', '=', 'approved')
    .where('expires_at', '>', new Date(nowMs))
    .execute();
  return rows.map(({ policy_id: policyId, mode }) => ({ policyId, mode }));
}
