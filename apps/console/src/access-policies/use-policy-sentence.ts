import type { AccessPolicyFields, PolicyRequirement, Side } from '@alongside/protocol';
import { type LocaleValue, useLocale } from '@alongside/ui';
import { countryName } from '../pick/countries.ts';
import { ACCESS_PLATFORM_NAMES, DEVICE_STATE_TEXTS } from '../texts/policy-texts.ts';
import { MODE_TEXTS } from '../texts/session-texts.ts';

type Sides = Side | 'both';
type Told = Pick<AccessPolicyFields, 'who' | 'conditions' | 'then'>;
type NameOf = (id: string) => string;

interface Telling {
  readonly locale: LocaleValue;
  readonly nameOf: NameOf;
}

const EVERYBODY_TEXTS: Readonly<Record<Sides, string>> = {
  helper: 'console.policy.any-helper',
  sharer: 'console.policy.any-sharer',
  both: 'console.policy.anybody',
};

const SOME_TEXTS: Readonly<Record<Sides, string>> = {
  helper: 'console.policy.some-helper',
  sharer: 'console.policy.some-sharer',
  both: 'console.policy.somebody',
};

const MODE_CLAUSES: Readonly<Record<Sides, string>> = {
  helper: 'console.policy.asks-for',
  sharer: 'console.policy.is-asked-for',
  both: 'console.policy.session-with',
};

const sidesOf = ({ sides }: Told['who']): Sides => {
  const [only, other] = sides;
  return only === undefined || other !== undefined ? 'both' : only;
};

/** A policy in one sentence, put together from its parts. What isn't whole yet is left out. */
export function usePolicySentence(): (policy: Told, nameOf: NameOf) => string {
  const locale = useLocale();
  return (policy, nameOf) => {
    const telling = { locale, nameOf };
    const { t, format } = locale;
    const clauses = clausesOf(policy, telling);
    return t('console.policy.sentence', {
      who: whoOf(policy.who, telling),
      conditions: clauses.length === 0 ? t('console.policy.comes') : format.list(clauses),
      then: thenOf(policy.then, telling),
    });
  };
}

function whoOf(who: Told['who'], { locale: { t, format }, nameOf }: Telling): string {
  const quoted = (ids: readonly string[]) =>
    format.list(ids.map((id) => t('console.policy.quoted', { name: nameOf(id) })));
  const sides = sidesOf(who);
  const { people } = who;
  const named =
    people === 'all'
      ? t(EVERYBODY_TEXTS[sides])
      : t(SOME_TEXTS[sides], { names: quoted([...people.groups, ...people.people]) });
  const excepted = [...who.except.groups, ...who.except.people];
  return excepted.length === 0 ? named : t('console.policy.but-not', { who: named, names: quoted(excepted) });
}

function clausesOf({ who, conditions }: Told, { locale, nameOf }: Telling): string[] {
  const { t, format } = locale;
  const { networks, countries, platforms, device, modes, signInOlderThanMs, isMfaAbsent } = conditions;
  const clauses: string[] = [];
  if (modes !== undefined) {
    clauses.push(
      t(MODE_CLAUSES[sidesOf(who)], {
        modes: format.list(modes.map((mode) => t('console.policy.quoted', { name: t(MODE_TEXTS[mode]) }))),
      }),
    );
  }
  if (networks !== undefined && networks.of.length > 0) {
    const names = format.list(networks.of.map((id) => t('console.policy.quoted', { name: nameOf(id) })));
    clauses.push(
      t(networks.is === 'in' ? 'console.policy.in-networks' : 'console.policy.outside-networks', { names }),
    );
  }
  if (countries !== undefined && countries.of.length > 0) {
    const names = format.list(countries.of.map((code) => countryName(code, locale.locale)));
    clauses.push(
      t(countries.is === 'in' ? 'console.policy.in-countries' : 'console.policy.outside-countries', {
        names,
      }),
    );
  }
  if (platforms !== undefined && platforms.of.length > 0) {
    const names = format.list(platforms.of.map((platform) => ACCESS_PLATFORM_NAMES[platform]));
    clauses.push(t(platforms.is === 'in' ? 'console.policy.uses' : 'console.policy.uses-other', { names }));
  }
  if (device !== undefined) {
    const states = format.list(device.map((state) => t(DEVICE_STATE_TEXTS[state])));
    clauses.push(t('console.policy.device-is', { count: device.length, states }));
  }
  if (signInOlderThanMs !== undefined && signInOlderThanMs > 0) {
    clauses.push(t('console.policy.signed-in-before', { time: format.duration(signInOlderThanMs) }));
  }
  if (isMfaAbsent === true) clauses.push(t('console.policy.without-mfa'));
  return clauses;
}

function thenOf(then: Told['then'], telling: Telling): string {
  const { t, format } = telling.locale;
  if (then.kind === 'block') return t('console.policy.then-block');
  const asked = format.list(then.of.map((requirement) => requirementOf(requirement, telling)));
  if (then.of.length === 0) return t('console.policy.then-nothing');
  return then.match === 'any' && then.of.length > 1
    ? t('console.policy.then-any', { asked })
    : t('console.policy.then-all', { asked });
}

function requirementOf(requirement: PolicyRequirement, { locale: { t, format }, nameOf }: Telling): string {
  switch (requirement.kind) {
    case 'mfa':
      return t('console.policy.ask-mfa');
    case 'compliant-device':
      return t('console.policy.ask-compliant-device');
    case 'fresh-sign-in':
      return requirement.withinMs > 0
        ? t('console.policy.ask-fresh', { time: format.duration(requirement.withinMs) })
        : t('console.policy-outcome.fresh-sign-in');
    case 'approval':
      return requirement.approvers.length === 0
        ? t('console.policy.ask-approval')
        : t('console.policy.ask-approval-of', {
            names: format.list(
              requirement.approvers.map((id) => t('console.policy.quoted', { name: nameOf(id) })),
            ),
          });
  }
}
