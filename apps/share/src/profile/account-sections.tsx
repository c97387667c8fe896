import { accountRoute } from '@alongside/protocol';
import { callRoute, ErrorNotice, Loading } from '@alongside/ui';
import { PasskeysSection } from './passkeys-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { TotpSection } from './totp-section.tsx';
import { useLoaded } from './use-loaded.ts';

const load = (signal: AbortSignal) => callRoute(accountRoute, { signal });

/** How one signs in with an account of this server. */
export function AccountSections() {
  const { state, changed, reload } = useLoaded(load);
  switch (state.kind) {
    case 'loading':
      return <Loading />;
    case 'failed':
      return <ErrorNotice error={state.error} onRetry={reload} />;
    case 'loaded':
      return (
        <>
          <PasswordSection changedAt={state.value.passwordChangedAt} onChanged={reload} />
          <PasskeysSection account={state.value} onChanged={changed} />
          <TotpSection account={state.value} onChanged={changed} />
        </>
      );
  }
}
