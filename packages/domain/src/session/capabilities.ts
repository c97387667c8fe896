import type { Capability, Mode } from '@alongside/protocol';

/** What an answer allows that says yes to a question of this mode. `unattended` is never asked of a sharer. */
export const CAPABILITIES_OF_MODE = {
  view: ['view'],
  control: ['view', 'control'],
  elevation: ['view', 'control', 'elevation'],
  unattended: [],
} as const satisfies Record<Mode, readonly Capability[]>;
