import { PageShell } from '@alongside/ui';
import { type Locale, updateMeRoute } from '@alongside/protocol';
import { callRoute } from '@alongside/ui';
import type { ReactNode } from 'react';
import { useMe } from './me-context.ts';

interface SharePageProps {
  readonly children: ReactNode;
  readonly width?: 'narrow' | 'medium' | 'wide';
}

/** The shell of every page of this app, with whoever is signed in. */
export function SharePage({ children, width = 'medium' }: SharePageProps) {
  const { state, changed, signOut } = useMe();
  const me = state.kind === 'signed-in' ? state.me : null;
  const keepLocale = (locale: Locale) => {
    // The language is already shown; keeping it with the account may fail without harm.
    if (me !== null) callRoute(updateMeRoute, { body: { locale } }).then(changed, () => undefined);
  };
  return (
    <PageShell me={me} width={width} onSignOut={() => void signOut(false)} onChooseLocale={keepLocale}>
      {children}
    </PageShell>
  );
}
