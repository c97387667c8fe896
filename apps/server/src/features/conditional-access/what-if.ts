import {
  type ConditionalContext,
  explainPolicy,
  findingsOf,
  type SignInFacts,
  unmetOf,
} from '@alongside/domain';
import { CodedError, type WhatIf, whatIfRoute } from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import type { Transaction } from '../../platform/database/index.ts';
import { serve } from '../../platform/http/index.ts';
import { groupsOfPerson } from '../directory/index.ts';
import { policyOf, selectPolicies } from './access-policies.ts';
import type { ConditionalPorts } from './conditional-ports.ts';
import { conditionalTables } from './conditional-tables.ts';
import { networksWith } from './named-networks.ts';

/** *What if*: what every policy would say of somebody who might come. */
export function registerWhatIf(app: FastifyInstance, ports: ConditionalPorts): void {
  serve(app, whatIfRoute, async ({ caller, body }) => {
    if ((await ports.directory.person(caller.tenantId, body.person)) === null) {
      throw new CodedError('REQUEST_MALFORMED', {
        faults: [{ pointer: '/body/person', reason: 'unknown' }],
      });
    }
    return ports.database.inTenant(caller.tenantId, (tx) => forecast(tx, ports, body));
  });
}

async function forecast(tx: Transaction, ports: ConditionalPorts, asked: WhatIf) {
  const known = await conditionalTables(tx)
    .selectFrom('named_networks')
    .select(['id', 'name', 'ranges'])
    .execute();
  const inside = new Set([
    ...networksWith(known, asked.address),
    ...(asked.network === null ? [] : [asked.network]),
  ]);
  const country = asked.country ?? ports.countryOf(asked.address);
  const nowMs = ports.clock.now();
  const signIn: SignInFacts = {
    at: nowMs - asked.signInAgeMs,
    amr: asked.hasSeveralFactors ? ['mfa'] : [],
    acr: null,
    address: asked.address,
  };
  const context: ConditionalContext = {
    side: asked.side,
    person: { id: asked.person, groups: await groupsOfPerson(tx, asked.person) },
    signIn,
    networks: [...inside],
    country,
    platform: asked.platform,
    device: asked.device,
    mode: asked.mode,
    approvals: [],
    now: nowMs,
  };
  const rows = await selectPolicies(tx).orderBy('name').orderBy('id').execute();
  const policies = rows.map(policyOf);
  return {
    isAllowed: unmetOf(findingsOf(policies, context)).length === 0,
    networks: known.filter(({ id }) => inside.has(id)).map(({ id, name }) => ({ id, name })),
    country,
    policies: policies.map((policy) => {
      const { failed } = explainPolicy(policy, context);
      return {
        id: policy.id,
        name: policy.name,
        state: policy.state,
        applies: failed.length === 0,
        failed: [...failed],
        outcomes: findingsOf([policy], context).map(({ outcome, isMet }) => ({ outcome, isMet })),
      };
    }),
  };
}
