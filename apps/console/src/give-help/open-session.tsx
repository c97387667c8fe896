import { getSessionRoute, type SessionId } from '@alongside/protocol';
import { Notice, useLocale } from '@alongside/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callRoute } from '../server/call-route.ts';
import { OpenSessionKeeper } from '../session/open-session-keeper.ts';
import { PageLink } from '../shell/page-link.tsx';

/** The way back to a session that this tab left without ending it. */
export function OpenSession() {
  const [sessionId] = useState(() => new OpenSessionKeeper(sessionStorage).sessionId);
  return sessionId === null ? null : <WayBack sessionId={sessionId} />;
}

function WayBack({ sessionId }: { readonly sessionId: SessionId }) {
  const { t } = useLocale();
  const { data: session } = useQuery({
    queryKey: ['session', sessionId],
    queryFn: () => callRoute(getSessionRoute, { params: { sessionId } }),
    retry: false,
  });
  if (session === undefined || session.progress.kind === 'ended') return null;
  return (
    <Notice
      kind="info"
      actions={
        <PageLink to="/session/$sessionId" params={{ sessionId }}>
          {t('console.open-session.return')}
        </PageLink>
      }
    >
      {session.sharer === null
        ? t('console.open-session.waiting')
        : t('console.open-session.with', { name: session.sharer.fullName })}
    </Notice>
  );
}
