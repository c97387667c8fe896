import type { SessionProgress, SessionView } from '@alongside/protocol';
import { SessionEnded, useNavigation } from '@alongside/ui';

interface EndedViewProps {
  readonly view: SessionView;
  readonly progress: Extract<SessionProgress, { kind: 'ended' }>;
}

export function EndedView({ view, progress }: EndedViewProps) {
  const { go } = useNavigation();
  return (
    <SessionEnded
      helper={view.helper}
      reason={progress.reason}
      startedAt={progress.startedAt}
      endedAt={progress.endedAt}
      allowed={progress.allowed}
      lost={progress.lost}
      onAgain={() => {
        go('/');
      }}
    />
  );
}
