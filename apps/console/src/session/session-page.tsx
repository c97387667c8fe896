import type { SessionId } from '@alongside/protocol';
import { Loading, useOpenSessionEnd } from '@alongside/ui';
import { useState } from 'react';
import { HelperSession } from './helper-session.tsx';

/** The helper's end of one session, from the code to the last screen. */
export function SessionPage({ sessionId }: { readonly sessionId: SessionId }) {
  // Another window took the session over; each *use here* is a new life of this page.
  const [life, setLife] = useState(1);
  return (
    <OpenSession key={`${sessionId}${life}`} sessionId={sessionId} onUseHere={() => setLife(life + 1)} />
  );
}

function OpenSession(props: { readonly sessionId: SessionId; readonly onUseHere: () => void }) {
  const end = useOpenSessionEnd(props.sessionId, 'helper');
  return end === null ? <Loading /> : <HelperSession {...props} end={end} />;
}
