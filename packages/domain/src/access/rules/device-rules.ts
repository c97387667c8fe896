import type { AccessEvidence, Mode, NoncompliantDevice } from '@alongside/protocol';
import type { AccessDevice } from '../access-facts.ts';
import { type Ask, deviceOf, passIf, shorten } from './ask.ts';
import { settingEvidence } from './tenant-rule.ts';

const deviceEvidence = ({ id, name }: AccessDevice): AccessEvidence => ({ kind: 'device', id, name });

const named = ({ name }: AccessDevice): { on?: string } => (name === null ? {} : { on: shorten(name) });

/** What nobody is asked for, whatever they share from: unattended control by its nature, elevation because no agent can do it. */
const NOT_AVAILABLE: ReadonlySet<Mode> = new Set(['elevation', 'unattended']);

export const deviceInUse: Ask = (question) => {
  const device = deviceOf(question);
  if (device === null) return null;
  return passIf(!device.isRetired, { reason: 'device-retired', ...named(device) }, [deviceEvidence(device)]);
};

export const deviceEnrolled: Ask = (question, facts) => {
  const device = deviceOf(question);
  if (device === null) return null;
  const { areUnenrolledDevicesAllowed: isAllowed } = facts;
  return passIf(device.isEnrolled || isAllowed, { reason: 'device-unenrolled' }, [
    deviceEvidence(device),
    settingEvidence('areUnenrolledDevicesAllowed', isAllowed, facts),
  ]);
};

export const modeAvailable: Ask = (question) =>
  question.kind === 'mode'
    ? passIf(!NOT_AVAILABLE.has(question.mode), { reason: 'capability-not-available' })
    : null;

export const surface: Ask = (question) => {
  if (question.kind !== 'mode') return null;
  const { mode, device } = question;
  const isTooMuch = device.surface === 'browser' && (mode === 'control' || mode === 'elevation');
  return passIf(!isTooMuch, { reason: 'surface-view-only' }, [deviceEvidence(device)]);
};

/** What a noncompliant device keeps somebody from. Before a mode is asked for, only what keeps from all of them. */
const REFUSED: Readonly<Record<NoncompliantDevice, (mode: Mode | null) => boolean>> = {
  warn: () => false,
  'no-elevation': (mode) => mode === 'elevation',
  'view-only': (mode) => mode !== null && mode !== 'view',
  block: () => true,
};

/** An unenrolled device never complies: otherwise whoever takes an enrolment away would lift what a noncompliant one meets. */
export const compliance: Ask = (question, facts) => {
  const device = deviceOf(question);
  if (device === null) return null;
  const mode = question.kind === 'mode' ? question.mode : null;
  const isCompliant = device.isEnrolled && device.isCompliant;
  const isMet = isCompliant || !REFUSED[facts.noncompliantDevice](mode);
  return passIf(isMet, { reason: 'device-noncompliant', ...named(device) }, [
    deviceEvidence(device),
    settingEvidence('noncompliantDevice', facts.noncompliantDevice, facts),
  ]);
};
