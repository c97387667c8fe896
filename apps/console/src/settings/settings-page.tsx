import { useLocale } from '@alongside/ui';
import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import { useLiveTopic } from '../server/use-live-topic.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { DomainsSection } from './domains-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { IdentityProviderSection } from './identity-provider-section.tsx';
import { OverridesSection } from './overrides-section.tsx';
import type { SettingsTab } from './settings-search.ts';

const useStyles = makeStyles({
  page: { maxWidth: '880px' },
  tabs: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXL,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    marginBlockEnd: tokens.spacingVerticalXL,
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
  },
  tab: {
    display: 'block',
    paddingBlock: tokens.spacingVerticalM,
    marginBlockEnd: '-1px',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderBlockEndWidth: '3px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: 'transparent',
    ':hover': { color: tokens.colorNeutralForeground1, borderBlockEndColor: tokens.colorNeutralStroke1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
    '@media (forced-colors: active)': { borderBlockEndColor: 'Canvas' },
    '&[aria-current="page"]': {
      '@media (forced-colors: active)': { borderBlockEndColor: 'Highlight' },
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      borderBlockEndColor: tokens.colorCompoundBrandStroke,
    },
  },
});

const SECTIONS = [
  { tab: 'general', textKey: 'console.settings.general' },
  { tab: 'overrides', textKey: 'console.overrides.tab' },
  { tab: 'domains', textKey: 'console.settings.domains' },
  { tab: 'sign-in', textKey: 'console.settings.sign-in' },
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
      <nav aria-label={t('console.settings.title')}>
        <ul className={styles.tabs}>
          {SECTIONS.map((section) => (
            <li key={section.tab}>
              <Link
                to="/settings"
                search={{ tab: section.tab }}
                className={styles.tab}
                {...(section.tab === tab && { 'aria-current': 'page' as const })}
              >
                {t(section.textKey)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Section />
    </div>
  );
}
