import type { BuiltInRole, EndReason, Mode, StartedBy } from '@alongside/protocol';

/** Catalogue keys of the kinds of help. */
export const MODE_TEXTS: Readonly<Record<Mode, string>> = {
  view: 'mode.view',
  control: 'mode.control',
  elevation: 'mode.elevation',
  unattended: 'mode.unattended',
};

/** Catalogue keys of how a session ended, told by somebody who wasn't in it. */
export const END_REASON_TEXTS: Readonly<Record<EndReason, string>> = {
  'helper-left': 'end-reason.helper-left',
  'sharer-left': 'end-reason.sharer-left',
  declined: 'end-reason.declined',
  'no-answer': 'end-reason.no-answer',
  'code-expired': 'end-reason.code-expired',
  cancelled: 'end-reason.cancelled',
  'helper-lost': 'end-reason.helper-lost',
  'sharer-lost': 'end-reason.sharer-lost',
  'ended-by-administrator': 'end-reason.ended-by-administrator',
  'time-limit': 'end-reason.time-limit',
  idle: 'end-reason.idle',
  'turned-off': 'end-reason.turned-off',
  'access-lost': 'end-reason.access-lost',
  reported: 'end-reason.reported',
};

/** Catalogue keys of the ways in which a session starts. */
export const STARTED_BY_TEXTS: Readonly<Record<StartedBy, string>> = {
  code: 'started-by.code',
  link: 'started-by.link',
  'remote-launch': 'started-by.remote-launch',
  request: 'started-by.request',
  unattended: 'started-by.unattended',
};

/** Catalogue keys of the built-in roles. */
export const ROLE_TEXTS: Readonly<Record<BuiltInRole, string>> = {
  'help-desk-operator': 'role.help-desk-operator',
  administrator: 'role.administrator',
  auditor: 'role.auditor',
};
