import { CodedError, joinSessionRoute, SessionCode } from '@alongside/protocol';
import { callRoute, useNavigation } from '@alongside/ui';
import { useCallback, useState } from 'react';
import { signInPath } from '../app/sign-in-path.ts';
import { forgetPendingCode, keepPendingCode, type PendingCode } from './pending-code.ts';

type JoinedBy = Pick<PendingCode, 'letters' | 'by' | 'isProven'>;

interface Join {
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly join: (code: JoinedBy) => void;
  readonly clear: () => void;
}

/** Uses a code and goes to the session; by way of signing in if that is needed first. */
export function useJoin(isSignedIn: boolean): Join {
  const { go } = useNavigation();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const join = useCallback(
    ({ letters, by, isProven = false }: JoinedBy) => {
      const toSignIn = () => {
        keepPendingCode({ letters, by, isSubmitted: true });
        go(signInPath('/'));
      };
      /** The sign-in page knows what the provider can be asked for, and comes back here, once. */
      const toProof = ({ details }: CodedError) => {
        keepPendingCode({ letters, by, isSubmitted: true, isProven: true });
        go(`${signInPath('/')}&missing=${encodeURIComponent(JSON.stringify(details['missing']))}`);
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
          const code = cause instanceof CodedError ? cause.code : null;
          if (code === 'SIGN_IN_REQUIRED') toSignIn();
          else if (code === 'ACCESS_REFUSED' && !isProven) toProof(cause as CodedError);
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
