import { CodedError, joinSessionRoute, SessionCode } from '@alongside/protocol';
import { callRoute, useNavigation } from '@alongside/ui';
import { useCallback, useState } from 'react';
import { signInPath } from '../app/sign-in-path.ts';
import { forgetPendingCode, keepPendingCode, type PendingCode } from './pending-code.ts';

interface Join {
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly join: (code: Pick<PendingCode, 'letters' | 'by'>) => void;
  readonly clear: () => void;
}

/** Uses a code and goes to the session; by way of signing in if that is needed first. */
export function useJoin(isSignedIn: boolean): Join {
  const { go } = useNavigation();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const join = useCallback(
    ({ letters, by }: Pick<PendingCode, 'letters' | 'by'>) => {
      const toSignIn = () => {
        keepPendingCode({ letters, by, isSubmitted: true });
        go(signInPath('/'));
      };
      const code = SessionCode.safeParse(letters);
      if (!code.success) {
        setError(new CodedError('SESSION_CODE_INVALID'));
        return;
      }
      if (!isSignedIn) {
        toSignIn();
        return;
      }
      setIsBusy(true);
      setError(null);
      forgetPendingCode();
      callRoute(joinSessionRoute, { body: { code: code.data, by } }).then(
        ({ session }) => {
          go(`/session/${session.id}`);
        },
        (cause: unknown) => {
          setIsBusy(false);
          if (cause instanceof CodedError && cause.code === 'SIGN_IN_REQUIRED') toSignIn();
          else setError(cause);
        },
      );
    },
    [go, isSignedIn],
  );
  const clear = useCallback(() => {
    setError(null);
  }, []);
  return { isBusy, error, join, clear };
}
