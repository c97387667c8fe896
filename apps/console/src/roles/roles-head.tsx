import { useLocale } from '@alongside/ui';
import { PageHeader } from '../shell/page-header.tsx';
import type { ReactNode } from 'react';
import { TabLinks } from '../shell/tab-links.tsx';

interface RolesHeadProps {
  readonly current: '/roles' | '/roles/assignments';
  readonly actions: ReactNode;
}

const TABS = [
  { to: '/roles', textKey: 'console.roles.title' },
  { to: '/roles/assignments', textKey: 'console.assignments.title' },
] as const;

/** The head of the two pages that say who may do what. */
export function RolesHead({ current, actions }: RolesHeadProps) {
  const { t } = useLocale();
  return (
    <>
      <PageHeader
        title={t(current === '/roles' ? 'console.roles.title' : 'console.assignments.title')}
        text={t(current === '/roles' ? 'console.roles.text' : 'console.assignments.text')}
        actions={actions}
      />
      <TabLinks label={t('console.nav.roles')} tabs={TABS} current={current} />
    </>
  );
}
