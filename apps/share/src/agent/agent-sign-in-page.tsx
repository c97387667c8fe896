import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DesktopRegular } from '@fluentui/react-icons';
import { type AgentSignInRequest, createAgentCodeRoute, type Me } from '@alongside/protocol';
import { callRoute, ErrorNotice, Notice, PersonaCard, useLocale } from '@alongside/ui';
import { useState } from 'react';
import { SignedIn } from '../app/signed-in.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { useFormStyles } from '../forms/form-styles.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { callbackAddress } from './callback-address.ts';
import { forgetRequest, takeRequest } from './pending-request.ts';

const useStyles = makeStyles({
  device: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, minWidth: 0 },
  icon: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '40px',
    height: '40px',
    color: tokens.colorBrandForeground1,
  },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere', minWidth: 0 },
});

/** An agent on this machine asks the browser for its sign-in: the page that it opened. */
export function AgentSignInPage() {
  const { t } = useLocale();
  const [request] = useState(takeRequest);
  if (request === null) {
    return (
      <FormPage title={t('share.agent.malformedTitle')} takesFocus>
        <Notice kind="error">{t('share.agent.malformedText')}</Notice>
      </FormPage>
    );
  }
  return <SignedIn>{(me) => <HandOver me={me} request={request} />}</SignedIn>;
}

interface HandOverProps {
  readonly me: Me;
  readonly request: AgentSignInRequest;
}

function HandOver({ me, request }: HandOverProps) {
  const { t } = useLocale();
  const [isDone, setIsDone] = useState(false);
  if (!me.tenant.isEnabled) {
    return (
      <FormPage title={t('share.getHelp.offTitle')} takesFocus>
        <Notice kind="warning">{t('error.TENANT_OFF')}</Notice>
      </FormPage>
    );
  }
  const goBack = (address: string) => {
    forgetRequest();
    setIsDone(true);
    window.location.assign(address);
  };
  return isDone ? (
    <FormPage title={t('share.agent.doneTitle')} intro={t('share.agent.doneText')} takesFocus>
      <Asked me={me} request={request} />
    </FormPage>
  ) : (
    <Question me={me} request={request} onAnswer={goBack} />
  );
}

function Question({
  me,
  request,
  onAnswer,
}: HandOverProps & { readonly onAnswer: (address: string) => void }) {
  const styles = useFormStyles();
  const { t } = useLocale();
  const { isBusy, error, submit } = useSubmit(async () => {
    const { code } = await callRoute(createAgentCodeRoute, { body: { codeChallenge: request.challenge } });
    onAnswer(callbackAddress(request, { code }));
  });
  const named = { device: request.device, name: me.profile.fullName };
  return (
    <FormPage title={t('share.agent.title', named)} intro={t('share.agent.intro')} takesFocus>
      <form className={styles.form} onSubmit={submit}>
        <Asked me={me} request={request} />
        <p className={styles.text}>{t('share.agent.text')}</p>
        <ErrorNotice error={error} />
        <div className={styles.row}>
          <Button type="submit" appearance="primary" size="large" disabledFocusable={isBusy}>
            {t('share.agent.yes')}
          </Button>
          <Button
            size="large"
            onClick={() => {
              onAnswer(callbackAddress(request, { error: 'access_denied' }));
            }}
          >
            {t('share.agent.no')}
          </Button>
        </div>
      </form>
    </FormPage>
  );
}

/** Who, and on what. */
function Asked({ me, request }: HandOverProps) {
  const styles = useStyles();
  return (
    <>
      <PersonaCard person={me.profile} />
      <div className={styles.device}>
        <span className={styles.icon}>
          <DesktopRegular fontSize={28} aria-hidden="true" />
        </span>
        <bdi className={styles.name}>{request.device}</bdi>
      </div>
    </>
  );
}
