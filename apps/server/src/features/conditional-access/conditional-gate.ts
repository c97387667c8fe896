import { type ConditionalPolicy, type Finding, signInFindingsOf, unmetOf } from '@alongside/domain';
import type { PolicyRequirement } from '@alongside/protocol';
import type { Transaction } from '../../platform/database/index.ts';
import { groupsOfPerson } from '../directory/index.ts';
import {
  permissionsNow,
  personActor,
  type SignInCandidate,
  type SignInGate,
  type SignInVerdict,
} from '../identity/index.ts';
import { policiesInForce } from './access-policies.ts';
import type { ConditionalPorts } from './conditional-ports.ts';
import { namedNetworks, networksWith } from './named-networks.ts';
import { platformOfBrowser } from './platform-of-browser.ts';
import { sideAtSignIn } from './side-at-sign-in.ts';
import { reportsOf } from './would-apply.ts';

/** Holds the policies against each sign-in before it begins. */
export class ConditionalGate implements SignInGate {
  readonly #ports: ConditionalPorts;

  constructor(ports: ConditionalPorts) {
    this.#ports = ports;
  }

  async judge(tx: Transaction, candidate: SignInCandidate): Promise<SignInVerdict> {
    const policies = await policiesInForce(tx);
    if (policies.length === 0) return { kind: 'allowed', events: [] };
    const found = await this.#findingsOf(tx, policies, candidate);
    const unmet = unmetOf(found);
    const blocking = unmet.filter(({ outcome }) => outcome === 'block');
    if (blocking.length > 0) {
      return {
        kind: 'blocked',
        policies: blocking.map(({ policyId: id, policyName: name }) => ({ id, name })),
      };
    }
    const isMfaMissing = unmet.some(({ outcome }) => outcome === 'mfa');
    const isFresh =
      unmet.some(({ outcome }) => outcome === 'fresh-sign-in') || this.#isAgeUnproven(found, candidate);
    if (!isMfaMissing && !isFresh) {
      const { tenantId, person, address, nowMs } = candidate;
      const told = { tenantId, personId: person.id, actor: personActor(person), address, nowMs };
      return { kind: 'allowed', events: await reportsOf(tx, found, { ...told, at: 'sign-in', mode: null }) };
    }
    return {
      kind: 'step-up',
      needs: { mfa: isMfaMissing ? { acrValues: namedContexts(policies) } : null, isFresh },
    };
  }

  async acrValues(tx: Transaction): Promise<readonly string[]> {
    return namedContexts(await policiesInForce(tx));
  }

  async #findingsOf(
    tx: Transaction,
    policies: readonly ConditionalPolicy[],
    { person, amr, acr, authenticatedAtMs, address, browser, nowMs, tenantId }: SignInCandidate,
  ): Promise<readonly Finding[]> {
    const { id, roles } = person;
    const permissions = await permissionsNow(tx, { tenant_id: tenantId, person_id: id, roles });
    return signInFindingsOf(policies, {
      side: sideAtSignIn(permissions),
      person: { id, groups: await groupsOfPerson(tx, id) },
      signIn: { at: authenticatedAtMs ?? nowMs, amr, acr, address },
      networks: networksWith(await namedNetworks(tx), address),
      country: this.#ports.countryOf(address),
      platform: platformOfBrowser(browser),
      now: nowMs,
    });
  }

  /** A provider that doesn't say when somebody proved who they are may have done so days ago. */
  #isAgeUnproven(found: readonly Finding[], { authenticatedAtMs }: SignInCandidate): boolean {
    return (
      authenticatedAtMs === null &&
      found.some(({ outcome, state }) => outcome === 'fresh-sign-in' && state === 'on')
    );
  }
}

const namedContexts = (policies: readonly ConditionalPolicy[]): readonly string[] => [
  ...new Set(policies.flatMap(({ then }) => (then.kind === 'require' ? then.of.flatMap(contextsOf) : []))),
];

const contextsOf = (requirement: PolicyRequirement): readonly string[] =>
  requirement.kind === 'mfa' ? requirement.acrValues : [];
