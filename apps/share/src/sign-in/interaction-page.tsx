import { Button } from '@fluentui/react-components';
import {
  CodedError,
  getInteractionRoute,
  type InteractionAnswer,
  interactionCancelRoute,
  type InteractionStep,
} from '@alongside/protocol';
import { AppLink, callRoute, ErrorNotice, errorText, Loading, Notice, useLocale } from '@alongside/ui';
import { useEffect, useState } from 'react';
import { SharePage } from '../app/share-page.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { useFormStyles } from '../forms/form-styles.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { PasswordStep } from './password-step.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import type { SignInStepProps } from './sign-in-step.ts';

/** Signing in with an account of this server: password, then a second factor where there is one. */
export function InteractionPage({ uid }: { readonly uid: string }) {
  const { t } = useLocale();
  const [step, setStep] = useState<InteractionStep | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const stop = new AbortController();
    callRoute(getInteractionRoute, { params: { uid }, signal: stop.signal }).then(
      setStep,
      (cause: unknown) => {
        if (!stop.signal.aborted) setError(cause);
      },
    );
    return () => {
      stop.abort();
    };
  }, [uid]);

  const onAnswer = (answer: InteractionAnswer) => {
    if (answer.kind === 'next') setStep(answer.step);
    else window.location.assign(answer.location);
  };
  if (error !== null) return <Expired error={error} />;
  if (step === null) {
    return (
      <SharePage width="narrow">
        <Loading />
      </SharePage>
    );
  }
  const isPassword = step.kind === 'password';
  return (
    <FormPage
      title={t(isPassword ? 'share.interaction.password.title' : 'share.interaction.second.title')}
      intro={t(isPassword ? 'share.interaction.password.intro' : 'share.interaction.second.intro')}
    >
      {isPassword ? (
        <PasswordStep uid={uid} email={step.email} onAnswer={onAnswer} />
      ) : (
        <SecondFactorStep uid={uid} methods={step.methods} onAnswer={onAnswer} />
      )}
      <Cancel uid={uid} onAnswer={onAnswer} />
    </FormPage>
  );
}

function Cancel({ uid, onAnswer }: SignInStepProps) {
  const { t } = useLocale();
  const { isBusy, error, submit } = useSubmit(async () => {
    onAnswer(await callRoute(interactionCancelRoute, { params: { uid } }));
  });
  return (
    <>
      <ErrorNotice error={error} />
      <Button
        appearance="subtle"
        size="large"
        disabledFocusable={isBusy}
        onClick={submit}
        style={{ width: '100%', marginBlockStart: 12 }}
      >
        {t('share.interaction.cancel')}
      </Button>
    </>
  );
}

function Expired({ error }: { readonly error: unknown }) {
  const locale = useLocale();
  const styles = useFormStyles();
  const isExpired = error instanceof CodedError && error.code === 'SIGN_IN_EXPIRED';
  return (
    <FormPage title={locale.t('share.interaction.failed.title')} takesFocus>
      <div className={styles.form}>
        <Notice kind={isExpired ? 'info' : 'error'}>{errorText(error, locale)}</Notice>
        <AppLink href="/sign-in">{locale.t('share.interaction.failed.again')}</AppLink>
      </div>
    </FormPage>
  );
}
