import type { AccessQuery } from '@alongside/protocol';
import { useLocale } from '@alongside/ui';
import { Link } from '@fluentui/react-components';
import { useMay } from '../server/use-me.ts';
import { MODE_TEXTS } from '../texts/session-texts.ts';

/** From a refusal to every rule that made it, for those who may see that. Opens beside: this page may hold a session. */
export function ExplainLink({ question }: { readonly question: AccessQuery }) {
  const { t } = useLocale();
  const mayExplain = useMay('manage-roles', 'view-audit-log');
  if (!mayExplain) return null;
  const { helper, sharer, device, mode } = question;
  const search = new URLSearchParams({ helper, sharer, device: device ?? 'browser', mode });
  return (
    <Link
      href={`/console/explain?${search}`}
      target="_blank"
      rel="noopener"
      aria-label={t('console.explain.link-of', { mode: t(MODE_TEXTS[mode]) })}
    >
      {t('console.explain.link')}
    </Link>
  );
}
