import { useLocale } from '@alongside/ui';
import { makeStyles } from '@fluentui/react-components';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { TabLinks } from '../shell/tab-links.tsx';
import { DomainsSection } from './domains-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { IdentityProviderSection } from './identity-provider-section.tsx';
import { OverridesSection } from './overrides-section.tsx';
import type { SettingsTab } from './settings-search.ts';

const useStyles = makeStyles({ page: { maxWidth: '880px' } });

const SECTIONS = [
  { to: '/settings', search: { tab: 'general' }, textKey: 'console.settings.general' },
  { to: '/settings', search: { tab: 'overrides' }, textKey: 'console.overrides.tab' },
  { to: '/settings', search: { tab: 'domains' }, textKey: 'console.settings.domains' },
  { to: '/settings', search: { tab: 'sign-in' }, textKey: 'console.settings.sign-in' },
] as const;

const SECTION_PAGES = {
  general: GeneralSection,
  overrides: OverridesSection,
  domains: DomainsSection,
  'sign-in': IdentityProviderSection,
} as const;

/** The organisation's settings, in parts that each have an address. */
export function SettingsPage({ tab }: { readonly tab: SettingsTab }) {
  const styles = useStyles();
  const { t } = useLocale();
  const Section = SECTION_PAGES[tab];
  useLiveTopic('settings');
  return (
    <div className={styles.page}>
      <PageHeader title={t('console.settings.title')} text={t('console.settings.text')} />
      <TabLinks label={t('console.settings.title')} tabs={SECTIONS} current={tab} />
      <Section />
    </div>
  );
}
