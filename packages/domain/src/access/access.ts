import type { AccessAnswer, GroupId, Mode, Permission, TenantId } from '@alongside/protocol';
import type { SessionDevice } from '../session/session.ts';
import type { Person, RoleAssignment } from './person.ts';
import { permissionsOf, withImplied } from './roles.ts';

/** What of the tenant bears on access. */
export interface AccessFacts {
  readonly tenantId: TenantId;
  readonly isEnabled: boolean;
  readonly areUnenrolledDevicesAllowed: boolean;
}

/** The sharer's device with the groups that it is in. */
export interface AccessDevice extends SessionDevice {
  readonly groups: readonly GroupId[];
}

export type AccessQuestion =
  /** May the person do one of these things in the console? */
  | { readonly kind: 'console'; readonly person: Person; readonly anyOf: readonly Permission[] }
  /** May the person begin to help, whoever comes? */
  | { readonly kind: 'start'; readonly helper: Person }
  /** May the sharer meet this helper, from this device? */
  | { readonly kind: 'join'; readonly helper: Person; readonly sharer: Person; readonly device: AccessDevice }
  /** May the helper ask the sharer for this, on this device? */
  | {
      readonly kind: 'mode';
      readonly mode: Mode;
      readonly helper: Person;
      readonly sharer: Person;
      readonly device: AccessDevice;
    };

/** The answer for each mode. */
export type ModeAnswers = Readonly<Record<Mode, AccessAnswer>>;

type Missing = Extract<AccessAnswer, { isAllowed: false }>['missing'][number];

const ATTENDED: readonly Permission[] = ['view-screen', 'take-full-control', 'elevation'];

/** What nobody is asked for, whatever they share from: unattended control by its nature, elevation because no agent can do it. */
const NOT_AVAILABLE: ReadonlySet<Mode> = new Set(['elevation', 'unattended']);

const PERMISSION_OF_MODE: Readonly<Record<Mode, Permission>> = {
  view: 'view-screen',
  control: 'take-full-control',
  elevation: 'elevation',
  unattended: 'unattended-control',
};

/** Answers every question of access, with everything that is missing. Pure and total; in doubt the answer is no. */
export function decideAccess(question: AccessQuestion, facts: AccessFacts): AccessAnswer {
  const missing = missingFor(question, facts);
  const [first, ...rest] = missing;
  return first === undefined ? { isAllowed: true } : { isAllowed: false, missing: [first, ...rest] };
}

function missingFor(question: AccessQuestion, facts: AccessFacts): Missing[] {
  switch (question.kind) {
    case 'console':
      return [...activity(question.person, facts), ...permission(question.person, question.anyOf)];
    case 'start':
      return [...helping(question.helper, facts), ...permission(question.helper, ATTENDED)];
    case 'join':
      return [...meeting(question, facts), ...permission(question.helper, ATTENDED)];
    case 'mode':
      return [...meeting(question, facts), ...surface(question), ...scoped(question)];
  }
}

/** For each mode, whether the helper may ask for it now. */
export function answerModes(
  parties: { readonly helper: Person; readonly sharer: Person; readonly device: AccessDevice },
  facts: AccessFacts,
): ModeAnswers {
  const answer = (mode: Mode): AccessAnswer => decideAccess({ kind: 'mode', mode, ...parties }, facts);
  return {
    view: answer('view'),
    control: answer('control'),
    elevation: answer('elevation'),
    unattended: answer('unattended'),
  };
}

/** No mode at all, for the same reason: what is answered where the people or the device aren't known. */
export function refuseModes(missing: Missing): ModeAnswers {
  const answer: AccessAnswer = { isAllowed: false, missing: [missing] };
  return { view: answer, control: answer, elevation: answer, unattended: answer };
}

function activity(person: Person, facts: AccessFacts): Missing[] {
  // Somebody of another tenant is nobody here, and is told no more than that.
  return person.isActive && person.tenantId === facts.tenantId ? [] : [{ reason: 'person-deactivated' }];
}

function permission(person: Person, anyOf: readonly Permission[]): Missing[] {
  const held = permissionsOf(person);
  if (anyOf.some((each) => held.has(each))) return [];
  const [least] = anyOf;
  return [
    least === undefined ? { reason: 'needs-permission' } : { reason: 'needs-permission', permission: least },
  ];
}

function helping(helper: Person, facts: AccessFacts): Missing[] {
  const missing: Missing[] = [];
  if (!facts.isEnabled) missing.push({ reason: 'tenant-off' });
  missing.push(...activity(helper, facts));
  if (helper.isBlocked) missing.push({ reason: 'helper-blocked' });
  return missing;
}

function meeting(
  parties: { readonly helper: Person; readonly sharer: Person; readonly device: AccessDevice },
  facts: AccessFacts,
): Missing[] {
  const { helper, sharer, device } = parties;
  const missing = helping(helper, facts);
  missing.push(...activity(sharer, facts));
  if (helper.personId === sharer.personId) missing.push({ reason: 'own-session' });
  if (!device.isEnrolled && !facts.areUnenrolledDevicesAllowed) missing.push({ reason: 'device-unenrolled' });
  return missing;
}

function surface(question: { readonly mode: Mode; readonly device: AccessDevice }): Missing[] {
  const { mode, device } = question;
  const missing: Missing[] = [];
  if (NOT_AVAILABLE.has(mode)) missing.push({ reason: 'capability-not-available' });
  if (device.surface === 'browser' && (mode === 'control' || mode === 'elevation')) {
    missing.push({ reason: 'surface-view-only' });
  }
  return missing;
}

/** One assignment must carry the permission and cover both the sharer and the device. */
function scoped(question: {
  readonly mode: Mode;
  readonly helper: Person;
  readonly sharer: Person;
  readonly device: AccessDevice;
}): Missing[] {
  const { mode, helper, sharer, device } = question;
  const needed = PERMISSION_OF_MODE[mode];
  const carrying = helper.isActive
    ? helper.assignments.filter(({ permissions }) => withImplied(permissions).has(needed))
    : [];
  if (carrying.length === 0) return [{ reason: 'needs-permission', permission: needed }];

  const coversSharer = ({ scope }: RoleAssignment) => covers(scope.people, sharer.groups);
  const coversDevice = ({ scope }: RoleAssignment) => covers(scope.devices, device.groups);
  if (carrying.some((each) => coversSharer(each) && coversDevice(each))) return [];
  const missing: Missing[] = [];
  if (!carrying.some(coversSharer)) missing.push({ reason: 'sharer-out-of-scope', permission: needed });
  if (!carrying.some(coversDevice) || missing.length === 0) {
    missing.push({ reason: 'device-out-of-scope', permission: needed });
  }
  return missing;
}

const covers = (scope: 'all' | readonly GroupId[], groups: readonly GroupId[]): boolean =>
  scope === 'all' || scope.some((group) => groups.includes(group));
