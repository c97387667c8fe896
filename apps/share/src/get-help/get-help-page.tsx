import { makeStyles, tokens } from '@fluentui/react-components';
import {
  BrowserGapNotice,
  ErrorView,
  Loading,
  Notice,
  PageHeading,
  sharerBrowserGap,
  useLocale,
} from '@alongside/ui';
import { useMe } from '../app/me-context.ts';
import { SharePage } from '../app/share-page.tsx';
import { HelpSteps } from './help-steps.tsx';
import { JoinForm } from './join-form.tsx';

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gap: 'clamp(28px, 5vw, 56px)',
    gridTemplateColumns: 'minmax(0, 1.25fr) minmax(0, 1fr)',
    alignItems: 'start',
    '@media (max-width: 820px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  lead: { display: 'grid', gap: tokens.spacingVerticalXXL },
  words: { display: 'grid', gap: tokens.spacingVerticalM },
  intro: {
    margin: 0,
    maxWidth: '46ch',
    fontSize: tokens.fontSizeBase400,
    lineHeight: 1.55,
    color: tokens.colorNeutralForeground2,
    textWrap: 'pretty',
  },
});

/** *Get help*: what will happen, and the code. */
export function GetHelpPage() {
  const styles = useStyles();
  const { t } = useLocale();
  return (
    <SharePage width="wide">
      <div className={styles.page}>
        <div className={styles.lead}>
          <div className={styles.words}>
            <PageHeading title={t('share.getHelp.name')} takesFocus={false}>
              {t('share.getHelp.title')}
            </PageHeading>
            <p className={styles.intro}>{t('share.getHelp.intro')}</p>
          </div>
          <GetHelpAction />
        </div>
        <HelpSteps />
      </div>
    </SharePage>
  );
}

/** The code, unless something stands in the way that a code wouldn't change. */
function GetHelpAction() {
  const { state, reload } = useMe();
  const { t } = useLocale();
  const gap = sharerBrowserGap();
  if (gap !== null) return <BrowserGapNotice gap={gap} />;
  switch (state.kind) {
    case 'loading':
      return <Loading />;
    case 'failed':
      return <ErrorView error={state.error} onRetry={reload} />;
    case 'signed-out':
      return <JoinForm isSignedIn={false} />;
    case 'signed-in':
      return state.me.tenant.isEnabled ? (
        <JoinForm isSignedIn />
      ) : (
        <Notice kind="warning" title={t('share.getHelp.offTitle')}>
          {t('error.TENANT_OFF')}
        </Notice>
      );
  }
}
