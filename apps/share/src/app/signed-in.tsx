import type { Me } from '@alongside/protocol';
import { ErrorView, Loading, useNavigation } from '@alongside/ui';
import { type ReactNode, useEffect } from 'react';
import { useMe } from './me-context.ts';
import { signInPath } from './sign-in-path.ts';

/** Shows its children to somebody who is signed in; everybody else signs in first and comes back. */
export function SignedIn({ children }: { readonly children: (me: Me) => ReactNode }) {
  const { state, reload } = useMe();
  switch (state.kind) {
    case 'loading':
      return <Loading />;
    case 'signed-out':
      return <ToSignIn />;
    case 'failed':
      return <ErrorView error={state.error} onRetry={reload} />;
    case 'signed-in':
      return children(state.me);
  }
}

function ToSignIn() {
  const { go } = useNavigation();
  useEffect(() => {
    go(signInPath(window.location.pathname), 'replace');
  }, [go]);
  return <Loading />;
}
