import { Button } from '@fluentui/react-components';
import { CodedError, setupStateRoute } from '@alongside/protocol';
import { callRoute, errorText, Loading, Notice, useLocale, useNavigation } from '@alongside/ui';
import { useEffect, useState } from 'react';
import { SharePage } from '../app/share-page.tsx';
import { signInPath } from '../app/sign-in-path.ts';
import { FormPage } from '../forms/form-page.tsx';
import { useFormStyles } from '../forms/form-styles.ts';
import { forgetToken, takeToken } from '../forms/token-in-address.ts';
import { SetupWizard } from './setup-wizard.tsx';

type State =
  | { readonly kind: 'loading' | 'open' | 'closed' | 'done' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** The first administrator and the organisation. */
export function SetupPage() {
  const locale = useLocale();
  const { t } = locale;
  const [token] = useState(takeToken);
  const [state, setState] = useState<State>({ kind: 'loading' });
  useEffect(() => {
    const stop = new AbortController();
    callRoute(setupStateRoute, { signal: stop.signal }).then(
      ({ isOpen }) => {
        setState({ kind: isOpen ? 'open' : 'closed' });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setState({ kind: 'failed', error });
      },
    );
    return () => {
      stop.abort();
    };
  }, []);

  switch (state.kind) {
    case 'loading':
      return (
        <SharePage width="narrow">
          <Loading />
        </SharePage>
      );
    case 'failed':
      return (
        <FormPage title={t('share.setup.title')} takesFocus>
          <Notice kind="error">{errorText(state.error, locale)}</Notice>
        </FormPage>
      );
    case 'closed':
      return <ToSignIn title={t('share.setup.closedTitle')} intro={t('share.setup.closedIntro')} />;
    case 'done':
      return <ToSignIn title={t('share.setup.doneTitle')} intro={t('share.setup.doneIntro')} />;
    case 'open':
      return token === null ? (
        <FormPage title={t('share.setup.title')} takesFocus>
          <Notice kind="error">{errorText(new CodedError('SETUP_TOKEN_INVALID'), locale)}</Notice>
        </FormPage>
      ) : (
        <SetupWizard
          token={token}
          onDone={() => {
            forgetToken();
            setState({ kind: 'done' });
          }}
        />
      );
  }
}

function ToSignIn({ title, intro }: { readonly title: string; readonly intro: string }) {
  const styles = useFormStyles();
  const { t } = useLocale();
  const { go } = useNavigation();
  return (
    <FormPage title={title} intro={intro} takesFocus>
      <Button
        appearance="primary"
        size="large"
        className={styles.primary}
        onClick={() => {
          go(signInPath('/console/'));
        }}
      >
        {t('share.signIn.title')}
      </Button>
    </FormPage>
  );
}
