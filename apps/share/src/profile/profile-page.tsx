import { makeStyles, tokens } from '@fluentui/react-components';
import type { Me } from '@alongside/protocol';
import { PageHeading, useLocale } from '@alongside/ui';
import { SharePage } from '../app/share-page.tsx';
import { SignedIn } from '../app/signed-in.tsx';
import { AccountSections } from './account-sections.tsx';
import { DetailsSection } from './details-section.tsx';
import { PictureSection } from './picture-section.tsx';
import { SignInsSection } from './sign-ins-section.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalXXL, maxWidth: '720px', marginInline: 'auto' },
  words: { display: 'grid', gap: tokens.spacingVerticalS },
  intro: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: 1.55,
    color: tokens.colorNeutralForeground2,
  },
});

/** One's own profile, and how one signs in. */
export function ProfilePage() {
  return (
    <SharePage>
      <SignedIn>{(me) => <Sections me={me} />}</SignedIn>
    </SharePage>
  );
}

function Sections({ me }: { readonly me: Me }) {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <div className={styles.page}>
      <div className={styles.words}>
        <PageHeading>{t('share.profile.title')}</PageHeading>
        <p className={styles.intro}>{t('share.profile.intro')}</p>
      </div>
      <PictureSection me={me} />
      <DetailsSection me={me} />
      {me.isEmbeddedAccount && <AccountSections />}
      <SignInsSection />
    </div>
  );
}
