import type { SessionView } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { useEffect } from 'react';
import { useNotices } from '../shell/notices.tsx';
import { CAPABILITY_TEXTS } from '../texts/capability-texts.ts';
import { whyLost } from '../texts/lost-access.ts';

/** Says once what access no longer covers, allowed or only asked for, and why. */
export function useLostAccess({ progress }: SessionView): void {
  const { t, format } = useLocale();
  const { say } = useNotices();
  const lost = progress.kind === 'active' || progress.kind === 'meeting' ? progress.lost : undefined;
  const what =
    lost === undefined ? '' : format.list(lost.capabilities.map((one) => t(CAPABILITY_TEXTS[one])));
  const text = lost === undefined ? null : t('console.session.lost', { what, why: whyLost(lost.reasons, t) });
  const at = lost?.at;
  useEffect(() => {
    if (text !== null && at !== undefined) say(text, 'warning');
  }, [text, at, say]);
}
