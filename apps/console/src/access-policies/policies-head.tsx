import { useLocale } from '@alongside/ui';
import type { ReactNode } from 'react';
import { useMay } from '../server/use-me.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { TabLinks } from '../shell/tab-links.tsx';

const TABS = [
  { to: '/policies', textKey: 'console.policies.access' },
  { to: '/policies/compliance', textKey: 'console.policies.compliance' },
  { to: '/policies/networks', textKey: 'console.policies.networks' },
  { to: '/policies/approvals', textKey: 'console.policies.approvals' },
] as const;
type PoliciesTab = (typeof TABS)[number]['to'];

const PAGE_TEXTS: Readonly<Record<PoliciesTab, string>> = {
  '/policies': 'console.policies.access-text',
  '/policies/compliance': 'console.policies.compliance-text',
  '/policies/networks': 'console.policies.networks-text',
  '/policies/approvals': 'console.policies.approvals-text',
};

interface PoliciesHeadProps {
  readonly current: PoliciesTab;
  readonly actions?: ReactNode;
}

/** The head of all pages about policies. Who is only asked to approve sees approvals alone. */
export function PoliciesHead({ current, actions }: PoliciesHeadProps) {
  const { t } = useLocale();
  const mayManage = useMay('manage-policies');
  const title = mayManage ? 'console.policies.title' : (TABS.find(({ to }) => to === current)?.textKey ?? '');
  return (
    <>
      <PageHeader title={t(title)} text={t(PAGE_TEXTS[current])} actions={actions} />
      {mayManage && <TabLinks label={t('console.policies.title')} current={current} tabs={TABS} />}
    </>
  );
}
