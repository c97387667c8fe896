import { type AccessReason, CodedError } from '@alongside/protocol';
import { Button } from '@fluentui/react-components';
import {
  CodeForm,
  type CodeFormHandle,
  Notice,
  PageHeading,
  PersonaCard,
  refusedAnswer,
  useLocale,
} from '@alongside/ui';
import { useEffect, useRef, useState } from 'react';
import { useSceneStyles } from '../app/scene-styles.ts';
import type { SceneOf } from '../link/use-agent.ts';
import { useCommand } from '../link/use-command.ts';
import { AppearanceChoice } from './appearance-choice.tsx';

const SIGN_IN: ReadonlySet<AccessReason> = new Set(['needs-mfa', 'needs-fresh-sign-in']);

/** Whether a code was refused for nothing but how one signed in. */
function isSignInMissing(error: unknown): boolean {
  if (!(error instanceof CodedError) || error.code !== 'ACCESS_REFUSED') return false;
  return refusedAnswer(error)?.missing.every(({ reason }) => SIGN_IN.has(reason)) === true;
}

/** *Get help*: the code, and as whom. */
export function GetHelpView({ scene }: { readonly scene: SceneOf<'idle' | 'joining'> }) {
  const styles = useSceneStyles();
  const { t } = useLocale();
  const { isBusy, error, run, clear } = useCommand();
  const signingOut = useCommand();
  const offered = scene.kind === 'idle' ? (scene.offeredCode ?? null) : null;
  const [letters, setLetters] = useState(offered ?? '');
  const [lastOffered, setLastOffered] = useState(offered);
  if (offered !== lastOffered) {
    setLastOffered(offered);
    if (offered !== null) setLetters(offered);
  }
  const form = useRef<CodeFormHandle>(null);
  useEffect(() => {
    form.current?.focus();
  }, []);
  return (
    <>
      <div className={styles.words}>
        <PageHeading size="small" title={t('window.getHelp.name')} takesFocus={false}>
          {t('window.getHelp.title')}
        </PageHeading>
        <p className={styles.intro}>{t('window.getHelp.text')}</p>
      </div>
      {scene.kind === 'idle' && !scene.isServerReachable && (
        <Notice kind="warning" live="polite" title={t('window.unreachable.title')}>
          {t('window.unreachable.text')}
        </Notice>
      )}
      <CodeForm
        ref={form}
        letters={letters}
        error={error}
        isBusy={isBusy || scene.kind === 'joining'}
        action={t('window.getHelp.submit')}
        {...(offered !== null && offered === letters && { hint: t('window.getHelp.fromLink') })}
        onChange={(changed) => {
          setLetters(changed);
          clear();
        }}
        onSubmit={() => {
          run({ kind: 'join', code: letters });
        }}
      />
      {isSignInMissing(error) && (
        <Notice kind="info" live="polite">
          {t('window.getHelp.signInAgain')}
        </Notice>
      )}
      <p className={styles.quiet}>{t('window.getHelp.caution')}</p>
      <PersonaCard person={scene.who.person} size={36} />
      <p className={styles.quiet}>
        {t('window.getHelp.where', { tenant: scene.who.tenant.name, device: scene.who.device.name })}
      </p>
      <div className={styles.foot}>
        <AppearanceChoice />
        <Button
          appearance="subtle"
          size="small"
          disabledFocusable={signingOut.isBusy}
          onClick={() => {
            signingOut.run({ kind: 'sign-out' });
          }}
        >
          {t('window.getHelp.signOut')}
        </Button>
      </div>
    </>
  );
}
