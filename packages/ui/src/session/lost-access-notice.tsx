import type { AccessReason, SessionProgress } from '@alongside/protocol';
import { Notice } from '../feedback/notice.tsx';
import { useLocale } from '../locale/locale-context.ts';

type Lost = NonNullable<Extract<SessionProgress, { kind: 'active' }>['lost']>;

/** Told to the sharer, whose matter roles and policies aren't: several reasons come to the same for them. */
const LOST_TEXTS: Readonly<Record<AccessReason, string>> = {
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

/** Why access was lost, a sentence for each reason. */
export function LostReasons({ reasons }: { readonly reasons: readonly AccessReason[] }) {
  const { t } = useLocale();
  return [...new Set(reasons.map((reason) => LOST_TEXTS[reason]))].map((text) => t(text)).join(' ');
}

/** Tells the sharer in the session what access no longer covers, and why; nothing for what nobody asked for. */
export function LostAccessNotice({ lost }: { readonly lost: Lost | undefined }) {
  const { t, format } = useLocale();
  if (lost === undefined) return null;
  const what = format.list(lost.capabilities.map((capability) => t(`ui.capability.${capability}`)));
  return (
    <Notice kind="warning" live="assertive" title={t('ui.lost.title', { what })}>
      <LostReasons reasons={lost.reasons} />
    </Notice>
  );
}
