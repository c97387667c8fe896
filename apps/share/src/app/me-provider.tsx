import { CodedError, type Me, meRoute, signOutRoute } from '@alongside/protocol';
import { callRoute, onSignedOut, rememberCsrfToken, useLocale } from '@alongside/ui';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { MeContext, type MeState, type MeValue } from './me-context.ts';

/** Knows who is signed in. */
export function MeProvider({ children }: { readonly children: ReactNode }) {
  const { suggest } = useLocale();
  const [state, setState] = useState<MeState>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);

  const changed = useCallback(
    (me: Me) => {
      rememberCsrfToken(me.csrfToken);
      suggest(me.locale);
      setState({ kind: 'signed-in', me });
    },
    [suggest],
  );

  useEffect(() => {
    const stop = new AbortController();
    callRoute(meRoute, { signal: stop.signal }).then(changed, (error: unknown) => {
      if (stop.signal.aborted) return;
      const isSignedOut = error instanceof CodedError && error.code === 'SIGN_IN_REQUIRED';
      setState(isSignedOut ? { kind: 'signed-out' } : { kind: 'failed', error });
    });
    return () => {
      stop.abort();
    };
  }, [attempt, changed]);

  useEffect(
    () =>
      onSignedOut(() => {
        rememberCsrfToken(null);
        setState({ kind: 'signed-out' });
      }),
    [],
  );

  const value = useMemo<MeValue>(
    () => ({
      state,
      changed,
      reload: () => {
        setState({ kind: 'loading' });
        setAttempt((count) => count + 1);
      },
      signOut: async (isEverywhere) => {
        const { location } = await callRoute(signOutRoute, { body: { isEverywhere } });
        window.location.assign(location ?? '/sign-in');
      },
    }),
    [state, changed],
  );
  return <MeContext value={value}>{children}</MeContext>;
}
