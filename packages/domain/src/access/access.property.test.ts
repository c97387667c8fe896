import {
  AccessPolicyFields,
  defaultTenantSettings,
  GroupId,
  Mode,
  NoncompliantDevice,
  Permission,
  PolicyId,
} from '@alongside/protocol';
import { numberedTenant, numberedUuid, samplePerson } from '@alongside/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerModes, decideAccess } from './access.ts';
import {
  factsOf,
  type AccessDevice,
  type AccessFacts,
  type AccessParties,
  type AccessQuestion,
} from './access-facts.ts';
import type { ConditionalPolicy } from './conditional/conditional-context.ts';
import { explainAccess } from './explain-access.ts';
import type { Person, RoleAssignment } from './person.ts';

const tenantId = numberedTenant(1);
const otherTenantId = numberedTenant(2);
const now = Date.UTC(2026, 0, 1);
const administrator = samplePerson({ n: 2, tenantId, roles: ['administrator'] });
const groupIds = [1, 2, 3].map((n) => GroupId.parse(numberedUuid(0xbb00 + n)));

const groups = fc.subarray(groupIds);
const scopes = fc.record({
  people: fc.oneof(fc.constant('all' as const), groups),
  devices: fc.oneof(fc.constant('all' as const), groups),
});
const assignments: fc.Arbitrary<RoleAssignment[]> = fc.array(
  fc.record({
    id: fc.constantFrom(...administrator.assignments.map(({ id }) => id)),
    name: fc.constantFrom(null, 'Berlin desk'),
    role: fc.constant({ id: 'auditor', name: 'Some role' } as const),
    permissions: fc.subarray([...Permission.options]),
    scope: scopes,
  }),
  { maxLength: 3 },
);
const people = (n: number): fc.Arbitrary<Person> =>
  fc
    .record({
      tenantId: fc.constantFrom(tenantId, tenantId, tenantId, tenantId, otherTenantId),
      isActive: fc.constantFrom(true, true, true, false),
      isBlocked: fc.constantFrom(false, false, false, true),
      groups,
      assignments,
    })
    .map((made) => ({ ...samplePerson({ n, tenantId }), ...made }));
const devices: fc.Arbitrary<AccessDevice> = fc.record({
  surface: fc.constantFrom('browser', 'agent', 'agent'),
  isEnrolled: fc.boolean(),
  isCompliant: fc.boolean(),
  isRetired: fc.constantFrom(false, false, false, true),
  id: fc.constant(null),
  name: fc.constantFrom(null, 'Front desk'),
  groups,
});
const parties: fc.Arbitrary<AccessParties> = fc.record({
  helper: people(1),
  sharer: fc.oneof({ weight: 4, arbitrary: people(3) }, { weight: 1, arbitrary: people(1) }),
  device: devices,
});

/** For everybody, whatever the groups and the device: so that taking one of those away lifts no policy. */
const plainPolicies: fc.Arbitrary<ConditionalPolicy> = fc
  .record({
    n: fc.nat({ max: 200 }),
    state: fc.constantFrom('off' as const, 'report-only' as const, 'on' as const),
    sides: fc.subarray(['helper' as const, 'sharer' as const], { minLength: 1 }),
    modes: fc.option(fc.subarray([...Mode.options], { minLength: 1 }), { nil: undefined }),
    then: fc.oneof(
      fc.constant({ kind: 'block' as const }),
      fc.record({
        kind: fc.constant('require' as const),
        match: fc.constantFrom('all' as const, 'any' as const),
        of: fc.subarray(
          [
            { kind: 'mfa' as const, acrValues: [] },
            { kind: 'compliant-device' as const },
            { kind: 'fresh-sign-in' as const, withinMs: 60_000 },
            { kind: 'approval' as const, approvers: [] },
          ],
          { minLength: 1 },
        ),
      }),
    ),
  })
  .map(({ n, state, sides, modes, then }) => ({
    id: PolicyId.parse(numberedUuid(0xdd00 + n)),
    ...AccessPolicyFields.parse({
      name: `Policy ${String(n)}`,
      state,
      who: { sides, people: 'all' },
      conditions: modes === undefined ? {} : { modes },
      then,
    }),
  }));

const sideFacts = fc.record({
  signIn: fc.option(
    fc.record({
      at: fc.constantFrom(now, now - 3_600_000),
      amr: fc.subarray(['pwd', 'mfa']),
      acr: fc.constant(null),
      address: fc.constant(null),
    }),
  ),
  networks: fc.constant([]),
  country: fc.constant(null),
  platform: fc.constant(null),
});
const tenants: fc.Arbitrary<AccessFacts> = fc
  .record({
    isEnabled: fc.constantFrom(true, true, true, false),
    areUnenrolledDevicesAllowed: fc.boolean(),
    noncompliantDevice: fc.constantFrom(...NoncompliantDevice.options),
    // Often none: nearly everything is refused where there are many.
    policies: fc.oneof(fc.constant([]), fc.array(plainPolicies, { maxLength: 3 })),
    helper: sideFacts,
    sharer: sideFacts,
    approvals: fc.array(
      fc.record({
        policyId: fc.nat({ max: 200 }).map((n) => PolicyId.parse(numberedUuid(0xdd00 + n))),
        mode: fc.constantFrom(...Mode.options),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ policies, helper, sharer, approvals, ...settings }) => ({
    ...factsOf(tenantId, { ...defaultTenantSettings, ...settings }, now),
    conditional: { policies, sides: { helper, sharer }, approvals, now },
  }));

const questionsOf = (all: AccessParties): readonly AccessQuestion[] => [
  { kind: 'start', helper: all.helper },
  { kind: 'get-help', sharer: all.sharer, device: all.device },
  { kind: 'join', ...all },
  ...Mode.options.map((mode) => ({ kind: 'mode', mode, ...all }) as const),
  ...Permission.options.map((each) => ({ kind: 'console', person: all.helper, anyOf: [each] }) as const),
];

/** Everything that is allowed with these facts, by its place in the list of questions. */
const allowedOf = (all: AccessParties, tenant: AccessFacts): readonly number[] =>
  questionsOf(all).flatMap((question, index) => (decideAccess(question, tenant).isAllowed ? [index] : []));

interface Situation {
  readonly all: AccessParties;
  readonly tenant: AccessFacts;
}

function withFirst(person: Person, change: (first: RoleAssignment) => Partial<RoleAssignment>): Person {
  const [first, ...rest] = person.assignments;
  return first === undefined ? person : { ...person, assignments: [{ ...first, ...change(first) }, ...rest] };
}

const helperChange =
  (change: (helper: Person) => Person) =>
  ({ all, tenant }: Situation): Situation => ({ all: { ...all, helper: change(all.helper) }, tenant });
const deviceChange =
  (change: Partial<AccessDevice> | ((device: AccessDevice) => Partial<AccessDevice>)) =>
  ({ all, tenant }: Situation): Situation => {
    const changed = typeof change === 'function' ? change(all.device) : change;
    return { all: { ...all, device: { ...all.device, ...changed } }, tenant };
  };
const tenantChange =
  (change: Partial<AccessFacts>) =>
  ({ all, tenant }: Situation): Situation => ({ all, tenant: { ...tenant, ...change } });

const TAKEN_AWAY: readonly ((situation: Situation) => Situation)[] = [
  tenantChange({ isEnabled: false }),
  tenantChange({ areUnenrolledDevicesAllowed: false }),
  tenantChange({ noncompliantDevice: 'block' }),
  ({ all, tenant }) => ({
    all,
    tenant: { ...tenant, conditional: { ...tenant.conditional, approvals: [] } },
  }),
  helperChange((helper) => ({ ...helper, isActive: false })),
  helperChange((helper) => ({ ...helper, isBlocked: true })),
  helperChange((helper) => ({ ...helper, groups: helper.groups.slice(1) })),
  helperChange((helper) => ({ ...helper, assignments: helper.assignments.slice(1) })),
  helperChange((helper) => withFirst(helper, ({ permissions }) => ({ permissions: permissions.slice(1) }))),
  helperChange((helper) => withFirst(helper, ({ scope }) => ({ scope: { ...scope, people: [] } }))),
  helperChange((helper) => withFirst(helper, ({ scope }) => ({ scope: { ...scope, devices: [] } }))),
  helperChange((helper) =>
    withFirst(helper, ({ scope }) => ({
      scope: { ...scope, devices: scope.devices === 'all' ? groupIds : scope.devices.slice(1) },
    })),
  ),
  ({ all, tenant }) => ({ all: { ...all, sharer: { ...all.sharer, isActive: false } }, tenant }),
  ({ all, tenant }) => ({
    all: { ...all, sharer: { ...all.sharer, groups: all.sharer.groups.slice(1) } },
    tenant,
  }),
  deviceChange(({ groups: own }) => ({ groups: own.slice(1) })),
  deviceChange({ isRetired: true }),
  deviceChange({ isEnrolled: false }),
  deviceChange({ isCompliant: false }),
  deviceChange({ surface: 'browser' }),
];

const NUM_RUNS = 500;

describe('whatever the facts', () => {
  test('ACC14 who may control may view, and who may elevate may do both', () => {
    fc.assert(
      fc.property(parties, tenants, (all, tenant) => {
        const answers = answerModes(all, tenant);
        if (answers.elevation.isAllowed) expect(answers.control.isAllowed).toBe(true);
        if (answers.control.isAllowed) expect(answers.view.isAllowed).toBe(true);
        expect(answers.unattended.isAllowed).toBe(false);
      }),
      { numRuns: NUM_RUNS },
    );
  });

  test('ACC15 nothing is allowed across tenants', () => {
    fc.assert(
      fc.property(parties, tenants, fc.boolean(), (all, tenant, isHelperForeign) => {
        const foreign = isHelperForeign
          ? { ...all, helper: { ...all.helper, tenantId: otherTenantId } }
          : { ...all, sharer: { ...all.sharer, tenantId: otherTenantId } };
        expect(decideAccess({ kind: 'join', ...foreign }, tenant).isAllowed).toBe(false);
        for (const answer of Object.values(answerModes(foreign, tenant))) {
          expect(answer.isAllowed).toBe(false);
        }
      }),
    );
  });

  test('ACC16 taking anything away never adds access', () => {
    fc.assert(
      fc.property(parties, tenants, fc.constantFrom(...TAKEN_AWAY), (all, tenant, takeAway) => {
        const after = takeAway({ all, tenant });
        expect(allowedOf(all, tenant)).toEqual(
          expect.arrayContaining([...allowedOf(after.all, after.tenant)]),
        );
      }),
      { numRuns: 2 * NUM_RUNS },
    );
  });

  test('ACC24 a policy more never adds access', () => {
    fc.assert(
      fc.property(parties, tenants, plainPolicies, (all, tenant, policy) => {
        const { conditional } = tenant;
        const after = {
          ...tenant,
          conditional: { ...conditional, policies: [policy, ...conditional.policies] },
        };
        expect(allowedOf(all, tenant)).toEqual(expect.arrayContaining([...allowedOf(all, after)]));
      }),
      { numRuns: NUM_RUNS },
    );
  });

  test('ACC17 a refusal always says why', () => {
    fc.assert(
      fc.property(parties, tenants, (all, tenant) => {
        for (const question of questionsOf(all)) {
          const answer = decideAccess(question, tenant);
          if (!answer.isAllowed) expect(answer.missing.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('EXA3 the explanation agrees with the decision', () => {
    fc.assert(
      fc.property(parties, tenants, (all, tenant) => {
        for (const question of questionsOf(all)) {
          const rules = explainAccess(question, tenant);
          const answer = decideAccess(question, tenant);
          expect(answer.isAllowed).toBe(rules.every(({ outcome }) => outcome !== 'failed'));
          expect(answer.isAllowed ? [] : answer.missing).toEqual(rules.flatMap(({ missing }) => missing));
          for (const { outcome, missing } of rules) expect(missing.length > 0).toBe(outcome === 'failed');
        }
      }),
    );
  });
});
