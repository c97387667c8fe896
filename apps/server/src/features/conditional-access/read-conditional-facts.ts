import type { ConditionalFacts, GivenApproval, SideFacts, UngivenApproval } from '@alongside/domain';
import type { DeviceId, PersonId, SessionId, Side, SignInId, TenantId } from '@alongside/protocol';
import { type RawBuilder, sql } from 'kysely';
import type { CountryOf } from '../../platform/countries/index.ts';
import { type ProvenSignIn, selectActingSignIn } from '../identity/index.ts';
import { policyOf, type PolicyInForce, selectPoliciesInForce } from './access-policies.ts';
import { networksWith, type NamedNetwork } from './named-networks.ts';
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
  readonly tenantId: TenantId;
  /** null: nobody is on that side yet. */
  readonly helper: AskedSide | null;
  readonly sharer: AskedSide | null;
  /** null: before there is one. */
  readonly sessionId: SessionId | null;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** What `selectConditionalFacts` answers, as JSON. */
export interface ConditionalRow {
  readonly policies: readonly PolicyInForce[] | null;
  readonly networks: readonly NamedNetwork[] | null;
  readonly helper: SignInJson | null;
  readonly sharer: SignInJson | null;
  readonly approvals: readonly GivenApproval[] | null;
  readonly ungiven: readonly UngivenApproval[] | null;
}

type SignInJson = Omit<ProvenSignIn, 'authenticated_at'> & { readonly authenticated_at: string };

/** Everything that the policies of the tenant are held against, in one row, for a statement that reads more. */
export const selectConditionalFacts = (ask: ConditionalAsk): RawBuilder<ConditionalRow> => sql`
  select (select json_agg(p) from (${selectPoliciesInForce(ask.tenantId)}) p) as policies,
    (select json_agg(json_build_object('id', n.id, 'ranges', n.ranges)) from named_networks n
      where n.tenant_id = ${ask.tenantId}) as networks,
    (select row_to_json(s) from (${actingSignIn('helper', ask)}) s) as helper,
    (select row_to_json(s) from (${actingSignIn('sharer', ask)}) s) as sharer,
    (select json_agg(json_build_object('policyId', a.policy_id, 'mode', a.mode)) from access_approvals a
      where a.session_id = ${ask.sessionId}::uuid and a.state = 'approved' and a.expires_at > ${new Date(ask.nowMs)}) as approvals,
    (select json_agg(json_build_object('policyId', a.policy_id, 'mode', a.mode,
        'state', case when a.expires_at <= ${new Date(ask.nowMs)} then 'expired' else a.state end))
      from access_approvals a
      where a.session_id = ${ask.sessionId}::uuid
        and (a.state = 'waiting' or (a.state = 'declined') = (a.expires_at > ${new Date(ask.nowMs)}))) as ungiven`;

function actingSignIn(
  side: Side,
  { sessionId, nowMs, [side]: asked }: ConditionalAsk,
): RawBuilder<ProvenSignIn> {
  const named = sql<SignInId | null>`coalesce(${asked?.signInId ?? null}::uuid, (select k.sign_in_id
    from session_sign_ins k where k.session_id = ${sessionId}::uuid and k.side = ${side}))`;
  return selectActingSignIn(
    { personId: asked?.personId ?? null, deviceId: asked?.deviceId ?? null, named },
    nowMs,
  );
}

/** Where no policy is in force nothing is known: nobody asks for it. */
export function conditionalFactsOf(
  { policies, networks, helper, sharer, approvals, ungiven }: ConditionalRow,
  { countryOf, nowMs }: { readonly countryOf: CountryOf; readonly nowMs: number },
): ConditionalFacts {
  const inForce = (policies ?? []).map(policyOf);
  const places: Places = { networks: networks ?? [], countryOf };
  const factsOf = (row: SignInJson | null): SideFacts =>
    row === null || inForce.length === 0
      ? NOTHING_KNOWN
      : factsOfSignIn({ ...row, authenticated_at: new Date(row.authenticated_at) }, places);
  return {
    policies: inForce,
    sides: { helper: factsOf(helper), sharer: factsOf(sharer) },
    approvals: inForce.length === 0 ? [] : (approvals ?? []),
    ungivenApprovals: ungiven ?? [],
    now: nowMs,
  };
}

const NOTHING_KNOWN: SideFacts = { signIn: null, networks: [], country: null, platform: null };

export interface Places {
  readonly networks: readonly NamedNetwork[];
  readonly countryOf: CountryOf;
}

/** Where and how a sign-in was last used. */
export const factsOfSignIn = (row: ProvenSignIn, { networks, countryOf }: Places): SideFacts => ({
  signIn: { at: row.authenticated_at.getTime(), amr: row.amr, acr: row.acr, address: row.address },
  networks: networksWith(networks, row.address),
  country: countryOf(row.address),
  platform: row.device_platform ?? platformOfBrowser(row.browser),
});
