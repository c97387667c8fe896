import { CodeForm, type CodeFormHandle, Loading, useLocale } from '@alongside/ui';
import { useEffect, useRef, useState } from 'react';
import { forgetPendingCode, pendingCode } from './pending-code.ts';
import { useJoin } from './use-join.ts';

/** The code that leads into a session, kept over signing in. */
export function JoinForm({ isSignedIn }: { readonly isSignedIn: boolean }) {
  const { t } = useLocale();
  const form = useRef<CodeFormHandle>(null);
  const [pending] = useState(pendingCode);
  const [letters, setLetters] = useState(pending?.letters ?? '');
  const [by, setBy] = useState(pending?.by ?? 'code');
  const { isBusy, error, join, clear } = useJoin(isSignedIn);
  const isWaiting = pending?.isSubmitted === true && isSignedIn && error === null;

  useEffect(() => {
    // Asked for before signing in: goes on by itself, once.
    if (pending?.isSubmitted === true && isSignedIn) join(pending);
    else form.current?.focus();
  }, [pending, isSignedIn, join]);

  if (isWaiting) return <Loading />;
  return (
    <CodeForm
      ref={form}
      letters={letters}
      error={error}
      isBusy={isBusy}
      action={t(isSignedIn ? 'share.code.continue' : 'share.code.continueSignIn')}
      {...(by === 'link' && { hint: t('share.code.fromLink') })}
      onChange={(changed) => {
        setLetters(changed);
        setBy('code');
        forgetPendingCode();
        clear();
      }}
      onSubmit={() => {
        join({ letters, by });
      }}
    />
  );
}
