import { Button } from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons';
import { EmailAddress, interactionPasswordRoute } from '@alongside/protocol';
import { callRoute, ErrorNotice, useLocale } from '@alongside/ui';
import { useState } from 'react';
import { useFormStyles } from '../forms/form-styles.ts';
import { PasswordField } from '../forms/password-field.tsx';
import { TextField } from '../forms/text-field.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { canUsePasskeys } from './passkey-ceremony.ts';
import { PasskeyError } from './passkey-error.tsx';
import type { SignInStepProps } from './sign-in-step.ts';
import { usePasskeySignIn } from './use-passkey-sign-in.ts';

interface PasswordStepProps extends SignInStepProps {
  /** As typed on the sign-in page. */
  readonly email: EmailAddress | null;
}

export function PasswordStep({ uid, email: known, onAnswer }: PasswordStepProps) {
  const styles = useFormStyles();
  const { t } = useLocale();
  const [email, setEmail] = useState<string>(known ?? '');
  const [password, setPassword] = useState('');
  const [isUnfit, setIsUnfit] = useState(false);
  const passkey = usePasskeySignIn(uid, onAnswer);
  const { isBusy, error, submit } = useSubmit(async () => {
    const address = EmailAddress.safeParse(email.trim());
    setIsUnfit(!address.success);
    if (!address.success || password === '') return;
    onAnswer(
      await callRoute(interactionPasswordRoute, { params: { uid }, body: { email: address.data, password } }),
    );
  });
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        type="email"
        inputMode="email"
        label={t('share.field.email')}
        autoComplete="username"
        maxLength={254}
        takesFocus={known === null}
        value={email}
        onChange={setEmail}
        error={isUnfit ? t('share.field.emailUnfit') : undefined}
      />
      <PasswordField
        label={t('share.field.password')}
        autoComplete="current-password"
        takesFocus={known !== null}
        value={password}
        onChange={setPassword}
      />
      <ErrorNotice error={error} />
      <Button
        type="submit"
        appearance="primary"
        size="large"
        className={styles.primary}
        disabledFocusable={isBusy}
      >
        {t('share.interaction.password.submit')}
      </Button>
      {canUsePasskeys() && (
        <>
          <span className={styles.divider}>{t('share.interaction.or')}</span>
          <PasskeyError error={passkey.error} />
          <Button
            size="large"
            className={styles.primary}
            icon={<KeyRegular />}
            disabledFocusable={passkey.isBusy}
            onClick={passkey.submit}
          >
            {t('share.interaction.passkey')}
          </Button>
        </>
      )}
    </form>
  );
}
