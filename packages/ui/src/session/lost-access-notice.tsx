import type { AccessReason, SessionProgress } from '@alongside/protocol';
import { Notice } from '../feedback/notice.tsx';
import { useLocale } from '../locale/locale-context.ts';
import { sharerReasons } from './sharer-reasons.ts';

type Lost = NonNullable<Extract<SessionProgress, { kind: 'active' }>['lost']>;

/** Why access was lost, a sentence for each reason. */
export function LostReasons({ reasons }: { readonly reasons: readonly AccessReason[] }) {
  const { t } = useLocale();
  return sharerReasons(reasons, t);
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
