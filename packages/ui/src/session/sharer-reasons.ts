import type { AccessReason } from '@alongside/protocol';
import type { Translate } from '../locale/translator.ts';

/** Told to the sharer, whose matter roles and policies aren't: several reasons come to the same for them. */
const REASON_TEXTS: Readonly<Record<AccessReason, string>> = {
  'tenant-off': 'ui.lost.off',
  'person-deactivated': 'ui.lost.account',
  'helper-blocked': 'ui.lost.helper',
  'needs-permission': 'ui.lost.helper',
  'sharer-out-of-scope': 'ui.lost.helper',
  'device-out-of-scope': 'ui.lost.helper',
  'device-unenrolled': 'ui.lost.unmanaged',
  'surface-view-only': 'ui.lost.rules',
  'capability-not-available': 'ui.lost.rules',
  'own-session': 'ui.lost.rules',
  'device-noncompliant': 'ui.lost.device',
  'device-retired': 'ui.lost.unmanaged',
  'policy-blocks': 'ui.lost.rules',
  'needs-mfa': 'ui.lost.signIn',
  'needs-compliant-device': 'ui.lost.device',
  'needs-fresh-sign-in': 'ui.lost.signIn',
  'needs-approval': 'ui.lost.approval',
};

/** Why access doesn't cover something, in words for the sharer: a sentence for each thing. */
export const sharerReasons = (reasons: readonly AccessReason[], t: Translate): string =>
  [...new Set(reasons.map((reason) => REASON_TEXTS[reason]))].map((text) => t(text)).join(' ');
