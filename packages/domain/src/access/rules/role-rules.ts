import type { AccessEvidence, AccessMissing, GroupId, Mode, Permission } from '@alongside/protocol';
import type { AccessFacts, AccessParties, AccessQuestion } from '../access-facts.ts';
import type { Person, RoleAssignment } from '../person.ts';
import { withImplied } from '../roles.ts';
import { type Ask, helperOf, passIf, shorten } from './ask.ts';

const ATTENDED: readonly Permission[] = ['view-screen', 'take-full-control', 'elevation'];

const PERMISSION_OF_MODE: Readonly<Record<Mode, Permission>> = {
  view: 'view-screen',
  control: 'take-full-control',
  elevation: 'elevation',
  unattended: 'unattended-control',
};

/** Any of these is enough; null: the question asks for no permission. */
function neededFor(question: AccessQuestion): readonly Permission[] | null {
  switch (question.kind) {
    case 'console':
      return question.anyOf;
    case 'start':
    case 'join':
      return ATTENDED;
    case 'mode':
      return [PERMISSION_OF_MODE[question.mode]];
    case 'get-help':
      return null;
  }
}

/** Of somebody who isn't active no role counts. */
const countingOf = (person: Person): readonly RoleAssignment[] => (person.isActive ? person.assignments : []);

const carrying = (person: Person, anyOf: readonly Permission[]): readonly RoleAssignment[] =>
  countingOf(person).filter(({ permissions }) => {
    const held = withImplied(permissions);
    return anyOf.some((each) => held.has(each));
  });

export const permission: Ask = (question, facts) => {
  const [helper, needed] = [helperOf(question), neededFor(question)];
  if (helper === null || needed === null) return null;
  const [least] = needed;
  const evidence = countingOf(helper).map((each) => assignmentEvidence(each, { question, needed, facts }));
  return passIf(
    carrying(helper, needed).length > 0,
    least === undefined ? { reason: 'needs-permission' } : { reason: 'needs-permission', permission: least },
    evidence,
  );
};

/** Whom and what a carrying assignment must cover; both the same one. */
interface Coverage extends AccessParties {
  readonly needed: Permission;
  readonly carrying: readonly RoleAssignment[];
}

/** null: the question concerns no sharer and device in particular, or no assignment has the permission at all. */
function coverageOf(question: AccessQuestion): Coverage | null {
  if (question.kind !== 'mode') return null;
  const needed = PERMISSION_OF_MODE[question.mode];
  const found = carrying(question.helper, [needed]);
  return found.length === 0 ? null : { ...question, needed, carrying: found };
}

export const sharerInScope: Ask = (question, facts) => {
  const coverage = coverageOf(question);
  if (coverage === null) return null;
  const { sharer, needed } = coverage;
  const missing: AccessMissing = {
    reason: 'sharer-out-of-scope',
    permission: needed,
    on: nameOf(sharer.groups, sharer.profile.fullName, facts),
  };
  return passIf(
    coverage.carrying.some(({ scope }) => covers(scope.people, sharer.groups)),
    missing,
    evidenceOf(question, coverage, facts),
  );
};

/** One assignment must cover both: a device that only another assignment covers is out of scope for this sharer. */
export const deviceInScope: Ask = (question, facts) => {
  const coverage = coverageOf(question);
  if (coverage === null) return null;
  const { sharer, device, needed } = coverage;
  const coversSharer = ({ scope }: RoleAssignment) => covers(scope.people, sharer.groups);
  const isSharerCovered = coverage.carrying.some(coversSharer);
  const isMet = coverage.carrying.some(
    (each) => covers(each.scope.devices, device.groups) && (!isSharerCovered || coversSharer(each)),
  );
  const on = nameOf(device.groups, device.name, facts);
  const missing: AccessMissing = {
    reason: 'device-out-of-scope',
    permission: needed,
    ...(on === null ? {} : { on }),
  };
  return passIf(isMet, missing, evidenceOf(question, coverage, facts));
};

const covers = (scope: 'all' | readonly GroupId[], groups: readonly GroupId[]): boolean =>
  scope === 'all' || scope.some((group) => groups.includes(group));

/** What a scope would have to name: the nearest group, else the person or device itself. */
function nameOf(groups: readonly GroupId[], own: string, facts: AccessFacts): string;
function nameOf(groups: readonly GroupId[], own: string | null, facts: AccessFacts): string | null;
function nameOf(groups: readonly GroupId[], own: string | null, { groupNames }: AccessFacts): string | null {
  const [nearest] = groups;
  const name = (nearest === undefined ? undefined : groupNames.get(nearest)) ?? own;
  return name === null ? null : shorten(name);
}

const evidenceOf = (
  question: AccessQuestion,
  { carrying: those, needed }: Coverage,
  facts: AccessFacts,
): readonly AccessEvidence[] =>
  those.map((each) => assignmentEvidence(each, { question, needed: [needed], facts }));

interface Asked {
  readonly question: AccessQuestion;
  readonly needed: readonly Permission[];
  readonly facts: AccessFacts;
}

function assignmentEvidence(
  { id, name, role, permissions, scope }: RoleAssignment,
  { question, needed, facts }: Asked,
): AccessEvidence {
  const held = withImplied(permissions);
  const groupsOf = (member: 'sharer' | 'device'): readonly GroupId[] =>
    question.kind === 'join' || question.kind === 'mode' ? question[member].groups : [];
  const [people, devices] = [groupsOf('sharer'), groupsOf('device')];
  const matching = (of: 'all' | readonly GroupId[], groups: readonly GroupId[]) =>
    of === 'all' ? [] : of.filter((group) => groups.includes(group));
  return {
    kind: 'assignment',
    id,
    name,
    role,
    hasPermission: needed.some((each) => held.has(each)),
    coversSharer: covers(scope.people, people),
    coversDevice: covers(scope.devices, devices),
    via: [...matching(scope.people, people), ...matching(scope.devices, devices)].map((group) => ({
      id: group,
      name: facts.groupNames.get(group) ?? '',
    })),
  };
}
