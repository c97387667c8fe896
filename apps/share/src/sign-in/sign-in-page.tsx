import { Button } from '@fluentui/react-components';
import { beginSignInRoute, EmailAddress } from '@alongside/protocol';
import { callRoute, ErrorNotice, Loading, Notice, useLocale, useNavigation } from '@alongside/ui';
import { useEffect, useState } from 'react';
import { useSearch } from 'wouter';
import { useMe } from '../app/me-context.ts';
import { returnPath, signInFailure } from '../app/sign-in-path.ts';
import { FormPage } from '../forms/form-page.tsx';
import { useFormStyles } from '../forms/form-styles.ts';
import { TextField } from '../forms/text-field.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { pendingCode } from '../get-help/pending-code.ts';
import { needsOf, stepUp } from './step-up.ts';

/** Goes on, by way of the provider where more is to be proven; says why that didn't work before. */
function AlreadySignedIn({ search }: { readonly search: string }) {
  const styles = useFormStyles();
  const { t } = useLocale();
  const { go } = useNavigation();
  const returnTo = returnPath(search);
  const failure = signInFailure(search);
  const isStopped = failure !== null;
  const [fault, setFault] = useState<unknown>(null);
  useEffect(() => {
    if (isStopped) return;
    const needs = needsOf(search);
    if (needs.length === 0) go(returnTo, 'replace');
    else stepUp(needs, returnTo).catch(setFault);
  }, [go, isStopped, returnTo, search]);
  if (failure === null && fault === null) return <Loading />;
  return (
    <FormPage title={t('share.signIn.title')}>
      <ErrorNotice error={fault ?? failure} />
      <Button
        appearance="primary"
        size="large"
        className={styles.primary}
        onClick={() => {
          go(returnTo, 'replace');
        }}
      >
        {t('share.code.continue')}
      </Button>
    </FormPage>
  );
}

/** Asks for the e-mail address alone: its domain says who knows the rest. */
export function SignInPage() {
  const styles = useFormStyles();
  const { t } = useLocale();
  const { state } = useMe();
  const search = useSearch();
  const returnTo = returnPath(search);
  const failure = signInFailure(search);
  const [isFailureSeen, setIsFailureSeen] = useState(false);
  const [email, setEmail] = useState('');
  const [isUnfit, setIsUnfit] = useState(false);
  const [keptCode] = useState(pendingCode);
  const isSignedIn = state.kind === 'signed-in';

  const { isBusy, error, submit, clear } = useSubmit(async () => {
    const address = EmailAddress.safeParse(email.trim());
    setIsUnfit(!address.success);
    setIsFailureSeen(true);
    if (!address.success) return;
    const { location } = await callRoute(beginSignInRoute, { body: { email: address.data, returnTo } });
    window.location.assign(location);
  });
  if (isSignedIn) return <AlreadySignedIn search={search} />;
  return (
    <FormPage title={t('share.signIn.title')} intro={t('share.signIn.intro')}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {keptCode !== null && <Notice kind="info">{t('share.signIn.codeKept')}</Notice>}
        <TextField
          type="email"
          inputMode="email"
          label={t('share.field.email')}
          autoComplete="username webauthn"
          takesFocus
          maxLength={254}
          value={email}
          error={isUnfit ? t('share.field.emailUnfit') : undefined}
          onChange={(value) => {
            setEmail(value);
            setIsUnfit(false);
            clear();
          }}
        />
        <ErrorNotice error={error ?? (isFailureSeen ? null : failure)} />
        <Button
          type="submit"
          appearance="primary"
          size="large"
          className={styles.primary}
          disabledFocusable={isBusy}
        >
          {t('share.signIn.next')}
        </Button>
      </form>
    </FormPage>
  );
}
