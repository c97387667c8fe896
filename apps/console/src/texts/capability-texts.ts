import type { Capability } from '@alongside/protocol';

/** Catalogue keys of what a sharer can allow. */
export const CAPABILITY_TEXTS: Readonly<Record<Capability, string>> = {
  view: 'capability.view',
  control: 'capability.control',
  elevation: 'capability.elevation',
  'clipboard-to-sharer': 'capability.clipboard-to-sharer',
  'clipboard-from-sharer': 'capability.clipboard-from-sharer',
  'files-to-sharer': 'capability.files-to-sharer',
  'files-from-sharer': 'capability.files-from-sharer',
  annotate: 'capability.annotate',
};
