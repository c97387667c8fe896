import { AccessPolicyFields, GroupId, NetworkId, PersonId, PolicyId, type Mode } from '@alongside/protocol';
import { numberedUuid } from '@alongside/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { ConditionalContext, ConditionalPolicy, Finding } from './conditional-context.ts';
import { explainPolicy } from './explain-policy.ts';
import { findingsOf, signInFindingsOf, unmetOf } from './findings-of.ts';
import { hasSeveralFactors } from './multi-factor.ts';

const MINUTE_MS = 60_000;
const now = 1_800_000_000_000;
const person = (n: number) => PersonId.parse(numberedUuid(0xaa00 + n));
const group = (n: number) => GroupId.parse(numberedUuid(0xbb00 + n));
const network = (n: number) => NetworkId.parse(numberedUuid(0xcc00 + n));

type Given = Partial<z.input<typeof AccessPolicyFields>>;
const policy = (given: Given = {}, n = 1): ConditionalPolicy => ({
  id: PolicyId.parse(numberedUuid(0xdd00 + n)),
  ...AccessPolicyFields.parse({
    name: `Policy ${n}`,
    state: 'on',
    who: { sides: ['helper'], people: 'all' },
    then: { kind: 'block' },
    ...given,
  }),
});

const context: ConditionalContext = {
  side: 'helper',
  person: { id: person(1), groups: [group(1)] },
  signIn: { at: now - 10 * MINUTE_MS, amr: ['pwd'], acr: null, address: '192.0.2.1' },
  networks: [network(1)],
  country: 'DE',
  platform: 'linux',
  device: null,
  mode: 'view',
  approvals: [],
  now,
};
const outcomes = (given: Given, more: Partial<ConditionalContext> = {}) =>
  findingsOf([policy(given)], { ...context, ...more }).map(
    ({ outcome, isMet }) => `${outcome} ${String(isMet)}`,
  );
const applies = (given: Given, more: Partial<ConditionalContext> = {}) => outcomes(given, more).length > 0;
const requires = (match: 'all' | 'any', ...of: Extract<Given['then'], { kind: 'require' }>['of']): Given => ({
  then: { kind: 'require', match, of },
});

describe('whom a policy concerns', () => {
  test('CND1 the named people and members of the named groups, on the named sides', () => {
    const who = (people: NonNullable<Given['who']>['people']): Given => ({
      who: { sides: ['helper'], people },
    });
    expect(applies(who('all'))).toBe(true);
    expect(applies(who({ people: [person(1)] }))).toBe(true);
    expect(applies(who({ groups: [group(1)] }))).toBe(true);
    expect(applies(who({ people: [person(2)], groups: [group(2)] }))).toBe(false);
    expect(applies(who({}))).toBe(false);
    expect(applies(who('all'), { side: 'sharer' })).toBe(false);
    expect(applies({ who: { sides: ['sharer', 'helper'], people: 'all' } }, { side: 'sharer' })).toBe(true);
  });

  test('CND1 an exception counts more than being named', () => {
    expect(applies({ who: { sides: ['helper'], people: 'all', except: { people: [person(1)] } } })).toBe(
      false,
    );
    expect(applies({ who: { sides: ['helper'], people: 'all', except: { groups: [group(1)] } } })).toBe(
      false,
    );
    expect(applies({ who: { sides: ['helper'], people: 'all', except: { groups: [group(2)] } } })).toBe(true);
  });
});

describe('conditions', () => {
  test('CND2 all of them must hold', () => {
    const both = (country: string): Given => ({
      conditions: { countries: { is: 'in', of: [country] }, modes: ['view'] },
    });
    expect(applies(both('DE'))).toBe(true);
    expect(applies(both('FR'))).toBe(false);
    expect(applies(both('DE'), { mode: 'control' })).toBe(false);
  });

  test('CND3 what is not known is in no list', () => {
    const unknown = { networks: [], country: null, platform: null };
    for (const [is, isKnown, isUnknown] of [
      ['in', true, false],
      ['not-in', false, true],
    ] as const) {
      for (const conditions of [
        { networks: { is, of: [network(1), network(2)] } },
        { countries: { is, of: ['AT', 'DE'] } },
        { platforms: { is, of: ['linux' as const] } },
      ]) {
        expect(applies({ conditions })).toBe(isKnown);
        expect(applies({ conditions }, unknown)).toBe(isUnknown);
      }
    }
  });

  test('CND4 a browser is neither enrolled nor compliant, and nothing unenrolled complies', () => {
    const device = (...each: NonNullable<NonNullable<Given['conditions']>['device']>): Given => ({
      conditions: { device: each },
    });
    const enrolled = { isEnrolled: true, isCompliant: false };
    expect(applies(device('unenrolled'))).toBe(true);
    expect(applies(device('noncompliant'))).toBe(true);
    expect(applies(device('compliant', 'enrolled'))).toBe(false);
    expect(applies(device('compliant'), { device: { isEnrolled: false, isCompliant: true } })).toBe(false);
    expect(applies(device('enrolled'), { device: enrolled })).toBe(true);
    expect(applies(device('noncompliant'), { device: enrolled })).toBe(true);
    expect(applies(device('compliant'), { device: { isEnrolled: true, isCompliant: true } })).toBe(true);
  });

  test('CND5 the age of the sign-in counts from when somebody proved who they are', () => {
    const old: Given = { conditions: { signInOlderThanMs: 10 * MINUTE_MS } };
    expect(applies(old)).toBe(false);
    expect(applies(old, { now: now + 1 })).toBe(true);
    expect(applies(old, { signIn: null })).toBe(true);
  });

  test('CND6 a policy for modes waits until one is asked for', () => {
    expect(applies({ conditions: { modes: ['view'] } }, { mode: null })).toBe(false);
    expect(applies({ conditions: { modes: ['control', 'view'] } })).toBe(true);
  });

  test('CND7 several factors are what amr or acr says, or two kinds of proof', () => {
    const has = (amr: readonly string[], acr: string | null = null, accepted?: readonly string[]) =>
      hasSeveralFactors({ amr, acr }, accepted);
    expect(has(['pwd'])).toBe(false);
    expect(has(['pwd', 'mfa'])).toBe(true);
    expect(has(['pwd', 'otp'])).toBe(true);
    expect(has(['pwd', 'pin'])).toBe(false);
    expect(has(['constructor', 'toString', 'pwd'])).toBe(false);
    expect(has([], 'phr')).toBe(true);
    expect(has([], 'gold')).toBe(false);
    expect(has([], 'gold', ['gold'])).toBe(true);
    const absent: Given = { conditions: { isMfaAbsent: true } };
    expect(applies(absent)).toBe(true);
    expect(applies(absent, { signIn: null })).toBe(true);
    expect(applies(absent, { signIn: { at: now, amr: ['mfa'], acr: null, address: null } })).toBe(false);
  });
});

describe('what follows', () => {
  test('CND8 a block is never met; each thing that is required is, or not', () => {
    expect(outcomes({})).toEqual(['block false']);
    const everything = requires(
      'all',
      { kind: 'mfa' },
      { kind: 'compliant-device' },
      { kind: 'fresh-sign-in', withinMs: 10 * MINUTE_MS },
      { kind: 'approval' },
    );
    expect(outcomes(everything)).toEqual([
      'mfa false',
      'compliant-device false',
      'fresh-sign-in true',
      'approval false',
    ]);
    const good = {
      signIn: { at: now - 11 * MINUTE_MS, amr: ['mfa'], acr: null, address: null },
      device: { isEnrolled: true, isCompliant: true },
      approvals: [policy().id],
    };
    expect(outcomes(everything, good)).toEqual([
      'mfa true',
      'compliant-device true',
      'fresh-sign-in false',
      'approval true',
    ]);
  });

  test('CND8 without a sign-in nothing of it is met', () => {
    const asked = requires('all', { kind: 'mfa' }, { kind: 'fresh-sign-in', withinMs: MINUTE_MS });
    expect(outcomes(asked, { signIn: null })).toEqual(['mfa false', 'fresh-sign-in false']);
  });

  test('CND9 of any of several things one is enough', () => {
    const any = requires('any', { kind: 'mfa' }, { kind: 'fresh-sign-in', withinMs: 20 * MINUTE_MS });
    expect(outcomes(any)).toEqual(['mfa true', 'fresh-sign-in true']);
    expect(outcomes(any, { signIn: null })).toEqual(['mfa false', 'fresh-sign-in false']);
  });

  test('CND10 approval is asked for with a mode, and keeps nobody from starting', () => {
    expect(outcomes(requires('all', { kind: 'approval' }, { kind: 'mfa' }), { mode: null })).toEqual([
      'mfa false',
    ]);
    expect(outcomes(requires('any', { kind: 'approval' }, { kind: 'mfa' }), { mode: null })).toEqual([]);
  });

  test('CND11 what depends on device or mode is not held against a sign-in', () => {
    const findings = (given: Given) =>
      signInFindingsOf([policy(given)], context).map(({ outcome }) => outcome);
    expect(findings({})).toEqual(['block']);
    expect(findings({ conditions: { device: ['unenrolled'] } })).toEqual([]);
    expect(findings({ conditions: { modes: ['view'] } })).toEqual([]);
    expect(findings(requires('all', { kind: 'compliant-device' }, { kind: 'mfa' }))).toEqual(['mfa']);
    expect(findings(requires('any', { kind: 'compliant-device' }, { kind: 'mfa' }))).toEqual([]);
  });

  test('CND12 a policy that is off says nothing; its explanation says that it is off', () => {
    expect(outcomes({ state: 'off' })).toEqual([]);
    expect(explainPolicy(policy({ state: 'off' }), context).failed).toEqual(['state']);
  });

  test('CND12 an explanation names every part that does not hold', () => {
    const none = policy({
      who: { sides: ['sharer'], people: {}, except: { people: [person(1)] } },
      conditions: { countries: { is: 'in', of: ['FR'] }, modes: ['control'] },
    });
    expect(explainPolicy(none, context).failed).toEqual(['side', 'people', 'except', 'countries', 'modes']);
  });
});

const somePeople = fc.subarray([person(1), person(2)]);
const someGroups = fc.subarray([group(1), group(2)]);
const members = fc.record({ people: somePeople, groups: someGroups });
const among = <Item>(items: readonly Item[]) =>
  fc.record({
    is: fc.constantFrom('in' as const, 'not-in' as const),
    of: fc.subarray([...items], { minLength: 1 }),
  });
const somePolicy: fc.Arbitrary<ConditionalPolicy> = fc
  .record({
    n: fc.nat({ max: 200 }),
    state: fc.constantFrom('off' as const, 'report-only' as const, 'on' as const),
    who: fc.record({
      sides: fc.subarray(['helper' as const, 'sharer' as const], { minLength: 1 }),
      people: fc.oneof(fc.constant('all' as const), members),
      except: members,
    }),
    conditions: fc.record(
      {
        networks: among([network(1), network(2)]),
        countries: among(['DE', 'FR']),
        platforms: among(['linux' as const, 'windows' as const]),
        device: fc.subarray(['enrolled' as const, 'compliant' as const, 'noncompliant' as const], {
          minLength: 1,
        }),
        modes: fc.subarray(['view', 'control'] as Mode[], { minLength: 1 }),
        signInOlderThanMs: fc.integer({ min: MINUTE_MS, max: 60 * MINUTE_MS }),
        isMfaAbsent: fc.constant(true as const),
      },
      { requiredKeys: [] },
    ),
    then: fc.oneof(
      fc.constant({ kind: 'block' as const }),
      fc.record({
        kind: fc.constant('require' as const),
        match: fc.constantFrom('all' as const, 'any' as const),
        of: fc.subarray(
          [
            { kind: 'mfa' as const, acrValues: [] },
            { kind: 'compliant-device' as const },
            { kind: 'fresh-sign-in' as const, withinMs: 20 * MINUTE_MS },
            { kind: 'approval' as const, approvers: [] },
          ],
          { minLength: 1 },
        ),
      }),
    ),
  })
  .map(({ n, ...given }) => policy(given, n));

const someContext: fc.Arbitrary<ConditionalContext> = fc.record({
  side: fc.constantFrom('helper' as const, 'sharer' as const),
  person: fc.record({ id: fc.constantFrom(person(1), person(2), person(3)), groups: someGroups }),
  signIn: fc.option(
    fc.record({
      at: fc.integer({ min: now - 60 * MINUTE_MS, max: now }),
      amr: fc.subarray(['pwd', 'otp', 'mfa']),
      acr: fc.constantFrom(null, 'phr'),
      address: fc.constant(null),
    }),
  ),
  networks: fc.subarray([network(1), network(2)]),
  country: fc.constantFrom(null, 'DE', 'FR'),
  platform: fc.constantFrom(null, 'linux' as const, 'windows' as const),
  device: fc.option(fc.record({ isEnrolled: fc.boolean(), isCompliant: fc.boolean() })),
  mode: fc.constantFrom(null, 'view' as const, 'control' as const),
  approvals: fc.constantFrom([], [policy().id]),
  now: fc.constant(now),
});

const key = ({ policyId, outcome }: Finding) => `${policyId} ${outcome}`;

describe('whatever the policies', () => {
  test('CND13 one policy more never takes away what keeps somebody out', () => {
    fc.assert(
      fc.property(fc.array(somePolicy, { maxLength: 4 }), somePolicy, someContext, (policies, one, when) => {
        const before = unmetOf(findingsOf(policies, when)).map(key);
        const after = unmetOf(findingsOf([one, ...policies], when)).map(key);
        expect(after).toEqual(expect.arrayContaining(before));
      }),
    );
  });

  test('CND14 a policy that is only reported keeps nobody out, and says what it would do if it were on', () => {
    fc.assert(
      fc.property(somePolicy, someContext, (one, when) => {
        const reported = findingsOf([{ ...one, state: 'report-only' }], when);
        const on = findingsOf([{ ...one, state: 'on' }], when);
        expect(unmetOf(reported)).toEqual([]);
        expect(reported.map((each) => ({ ...each, state: 'on' }))).toEqual(on);
        expect(findingsOf([{ ...one, state: 'off' }], when)).toEqual([]);
      }),
    );
  });

  test('CND15 findings and explanation agree', () => {
    fc.assert(
      fc.property(somePolicy, someContext, (one, when) => {
        const { failed, requirements } = explainPolicy(one, when);
        const findings = findingsOf([one], when);
        if (failed.length > 0) expect(findings).toEqual([]);
        if (one.then.kind === 'block') expect(findings.length === 1).toBe(failed.length === 0);
        for (const { outcome, isMet } of findings) {
          if (outcome === 'block') continue;
          const said = requirements.find(({ kind }) => kind === outcome);
          expect(said).toBeDefined();
          if (one.then.kind === 'require' && one.then.match === 'all') expect(isMet).toBe(said?.isMet);
        }
      }),
    );
  });
});
