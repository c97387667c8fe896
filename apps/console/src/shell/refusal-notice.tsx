import { AccessQuery, CodedError } from '@alongside/protocol';
import { ErrorNotice, Notice, refusedAnswer } from '@alongside/ui';
import type { ReactNode } from 'react';
import { AccessReasons } from './access-reasons.tsx';
import { ExplainLink } from './explain-link.tsx';

interface RefusalNoticeProps {
  readonly error: unknown;
  /** What can be done about the refusal, below its reasons. */
  readonly remedy?: ReactNode;
}

/** An error inside a page. Where access was refused, it names everything that is missing, and leads to the explanation. */
export function RefusalNotice({ error, remedy }: RefusalNoticeProps) {
  const answer = refusedAnswer(error);
  if (answer === undefined) return <ErrorNotice error={error} />;
  const asked = AccessQuery.safeParse(error instanceof CodedError ? error.details['asked'] : undefined);
  return (
    <Notice kind="error" actions={remedy}>
      <AccessReasons missing={answer.missing} />
      {asked.success && (
        <>
          {' '}
          <ExplainLink question={asked.data} />
        </>
      )}
    </Notice>
  );
}
