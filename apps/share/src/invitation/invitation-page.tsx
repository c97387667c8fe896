import { Button } from '@fluentui/react-components';
import { acceptInvitationRoute, CodedError, invitationStateRoute } from '@alongside/protocol';
import { callRoute, ErrorNotice, errorText, Loading, Notice, useLocale, useNavigation } from '@alongside/ui';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { SharePage } from '../app/share-page.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { useFormStyles } from '../forms/form-styles.ts';
import { PasswordField } from '../forms/password-field.tsx';
import { TextField } from '../forms/text-field.tsx';
import { forgetToken, takeToken } from '../forms/token-in-address.ts';
import { useSubmit } from '../forms/use-submit.ts';

type Invitation = z.infer<typeof invitationStateRoute.response>;

/** The first password of somebody who was invited. */
export function InvitationPage() {
  const locale = useLocale();
  const { t } = locale;
  const [token] = useState(takeToken);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [error, setError] = useState<unknown>(() =>
    token === null ? new CodedError('INVITATION_INVALID') : null,
  );
  const [isDone, setIsDone] = useState(false);
  useEffect(() => {
    if (token === null) return;
    const stop = new AbortController();
    callRoute(invitationStateRoute, { body: { token }, signal: stop.signal }).then(
      setInvitation,
      (cause: unknown) => {
        if (!stop.signal.aborted) setError(cause);
      },
    );
    return () => {
      stop.abort();
    };
  }, [token]);

  if (error !== null) {
    return (
      <FormPage title={t('share.invitation.invalid')} takesFocus>
        <Notice kind="error">{errorText(error, locale)}</Notice>
      </FormPage>
    );
  }
  if (isDone) return <Done />;
  if (invitation === null || token === null) {
    return (
      <SharePage width="narrow">
        <Loading />
      </SharePage>
    );
  }
  return (
    <FormPage
      title={t('share.invitation.title', { name: invitation.fullName })}
      intro={t('share.invitation.intro', { organisation: invitation.organisation })}
    >
      <PasswordForm
        token={token}
        email={invitation.email}
        onDone={() => {
          forgetToken();
          setIsDone(true);
        }}
      />
    </FormPage>
  );
}

interface PasswordFormProps {
  readonly token: string;
  readonly email: string;
  readonly onDone: () => void;
}

function PasswordForm({ token, email, onDone }: PasswordFormProps) {
  const styles = useFormStyles();
  const { t } = useLocale();
  const [password, setPassword] = useState('');
  const { isBusy, error, submit } = useSubmit(async () => {
    await callRoute(acceptInvitationRoute, { body: { token, password } });
    onDone();
  });
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        type="email"
        label={t('share.field.email')}
        autoComplete="username"
        isReadOnly
        isRequired={false}
        value={email}
        onChange={() => undefined}
      />
      <PasswordField
        label={t('share.field.newPassword')}
        hint={t('share.field.newPasswordHint')}
        autoComplete="new-password"
        takesFocus
        value={password}
        onChange={setPassword}
      />
      <ErrorNotice error={error} />
      <Button
        type="submit"
        appearance="primary"
        size="large"
        className={styles.primary}
        disabledFocusable={isBusy || password === ''}
      >
        {t('share.invitation.submit')}
      </Button>
    </form>
  );
}

function Done() {
  const styles = useFormStyles();
  const { t } = useLocale();
  const { go } = useNavigation();
  return (
    <FormPage title={t('share.invitation.doneTitle')} intro={t('share.invitation.doneIntro')} takesFocus>
      <Button
        appearance="primary"
        size="large"
        className={styles.primary}
        onClick={() => {
          go('/sign-in');
        }}
      >
        {t('share.signIn.title')}
      </Button>
    </FormPage>
  );
}
