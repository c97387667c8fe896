import { ErrorNotice, Loading } from '@alongside/ui';
import { useQuery } from '@tanstack/react-query';
import { consoleQueries } from '../server/console-queries.ts';
import { IdentityProviderForm } from './identity-provider-form.tsx';

/** Who signs the organisation's people in. */
export function IdentityProviderSection() {
  const answer = useQuery(consoleQueries.identityProvider());
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />;
  return <IdentityProviderForm key={JSON.stringify(answer.data)} {...answer.data} />;
}
