import type { Capability, Mode } from '@alongside/protocol';

/** What an answer allows that says yes to a question of this mode. `unattended` is never asked of a sharer. */
export const CAPABILITIES_OF_MODE = {
  view: ['view'],
  control: ['view', 'control'],
  elevation: ['view', 'control', 'elevation'],
  unattended: [],
} as const satisfies Record<Mode, readonly Capability[]>;

/** What can't stay without the capability: giving up one gives up these too. */
export const IMPLYING: Readonly<Record<Capability, readonly Capability[]>> = {
  view: ['view', 'control', 'elevation', 'annotate'],
  control: ['control', 'elevation'],
  elevation: ['elevation'],
  'clipboard-to-sharer': ['clipboard-to-sharer'],
  'clipboard-from-sharer': ['clipboard-from-sharer'],
  'files-to-sharer': ['files-to-sharer'],
  'files-from-sharer': ['files-from-sharer'],
  annotate: ['annotate'],
};
