import { useLocale } from '@alongside/ui';
import { Tab, TabList, makeStyles, tokens } from '@fluentui/react-components';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { DomainsSection } from './domains-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { IdentityProviderSection } from './identity-provider-section.tsx';
import type { SettingsTab } from './settings-search.ts';

const useStyles = makeStyles({
  page: { maxWidth: '880px' },
  tabs: {
    marginBlockEnd: tokens.spacingVerticalXL,
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalM})`,
  },
});

const SECTIONS = {
  general: GeneralSection,
  domains: DomainsSection,
  'sign-in': IdentityProviderSection,
} as const;

interface SettingsPageProps {
  readonly tab: SettingsTab;
  readonly onTab: (tab: SettingsTab) => void;
}

export function SettingsPage({ tab, onTab }: SettingsPageProps) {
  const styles = useStyles();
  const { t } = useLocale();
  const Section = SECTIONS[tab];
  useLiveTopic('settings');
  return (
    <div className={styles.page}>
      <PageHeader title={t('console.settings.title')} text={t('console.settings.text')} />
      <TabList
        className={styles.tabs}
        selectedValue={tab}
        onTabSelect={(_event, { value }) => {
          if (value === 'general' || value === 'domains' || value === 'sign-in') onTab(value);
        }}
      >
        <Tab id="tab-general" value="general" aria-controls="settings-section">
          {t('console.settings.general')}
        </Tab>
        <Tab id="tab-domains" value="domains" aria-controls="settings-section">
          {t('console.settings.domains')}
        </Tab>
        <Tab id="tab-sign-in" value="sign-in" aria-controls="settings-section">
          {t('console.settings.sign-in')}
        </Tab>
      </TabList>
      <div id="settings-section" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        <Section />
      </div>
    </div>
  );
}
