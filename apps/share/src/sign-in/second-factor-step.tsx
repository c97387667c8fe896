import { Button } from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons';
import { interactionTotpRoute } from '@alongside/protocol';
import { callRoute, ErrorNotice, useLocale } from '@alongside/ui';
import { useState } from 'react';
import { useFormStyles } from '../forms/form-styles.ts';
import { TextField } from '../forms/text-field.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { factorRefusedAs } from './factor-refused.ts';
import { canUsePasskeys } from './passkey-ceremony.ts';
import { PasskeyError } from './passkey-error.tsx';
import type { SignInStepProps } from './sign-in-step.ts';
import { usePasskeySignIn } from './use-passkey-sign-in.ts';

interface SecondFactorStepProps extends SignInStepProps {
  readonly methods: readonly ('totp' | 'passkey')[];
}

export function SecondFactorStep({ uid, methods, onAnswer }: SecondFactorStepProps) {
  const styles = useFormStyles();
  const { t } = useLocale();
  const passkey = usePasskeySignIn(uid, onAnswer);
  const hasTotp = methods.includes('totp');
  const hasPasskey = methods.includes('passkey') && canUsePasskeys();
  return (
    <div className={styles.form}>
      {hasTotp && <TotpForm uid={uid} onAnswer={onAnswer} />}
      {hasTotp && hasPasskey && <span className={styles.divider}>{t('share.interaction.or')}</span>}
      {hasPasskey && (
        <>
          <PasskeyError error={passkey.error} />
          <Button
            size="large"
            className={styles.primary}
            appearance={hasTotp ? 'secondary' : 'primary'}
            icon={<KeyRegular />}
            disabledFocusable={passkey.isBusy}
            onClick={passkey.submit}
          >
            {t('share.interaction.passkey')}
          </Button>
        </>
      )}
    </div>
  );
}

function TotpForm({ uid, onAnswer }: SignInStepProps) {
  const styles = useFormStyles();
  const { t } = useLocale();
  const [code, setCode] = useState('');
  const { isBusy, error, submit } = useSubmit(async () => {
    const answer = callRoute(interactionTotpRoute, { params: { uid }, body: { code } });
    onAnswer(await factorRefusedAs('CODE_WRONG', answer));
  });
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t('share.field.totp')}
        hint={t('share.field.totpHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        takesFocus
        value={code}
        onChange={setCode}
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
    </form>
  );
}
