import { useLocale } from '@alongside/ui';
import { useMay } from '../server/use-me.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { TabLinks } from '../shell/tab-links.tsx';

/** The head of the two pages that answer what would be. */
export function ExplainHead({ current }: { readonly current: '/explain' | '/explain/what-if' }) {
  const { t } = useLocale();
  const mayExplain = useMay('manage-roles', 'view-audit-log');
  const mayForecast = useMay('manage-policies');
  const textKey = current === '/explain' ? 'console.explain.text' : 'console.what-if.text';
  return (
    <>
      <PageHeader title={t('console.explain.title')} text={t(textKey)} />
      {mayExplain && mayForecast && (
        <TabLinks
          label={t('console.explain.title')}
          current={current}
          tabs={[
            { to: '/explain', textKey: 'console.explain.tab' },
            { to: '/explain/what-if', textKey: 'console.what-if.tab' },
          ]}
        />
      )}
    </>
  );
}
