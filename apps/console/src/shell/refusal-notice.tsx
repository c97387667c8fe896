import { AccessAnswer, AccessQuery, CodedError } from '@alongside/protocol';
import { ErrorNotice, Notice } from '@alongside/ui';
import { AccessReasons } from './access-reasons.tsx';
import { ExplainLink } from './explain-link.tsx';

/** An error inside a page. Where access was refused, it names everything that is missing, and leads to the explanation. */
export function RefusalNotice({ error }: { readonly error: unknown }) {
  const answer = AccessAnswer.safeParse(refusalIn(error));
  if (!answer.success || answer.data.isAllowed) return <ErrorNotice error={error} />;
  const asked = AccessQuery.safeParse(error instanceof CodedError ? error.details['asked'] : undefined);
  return (
    <Notice kind="error">
      <AccessReasons missing={answer.data.missing} />
      {asked.success && (
        <>
          {' '}
          <ExplainLink question={asked.data} />
        </>
      )}
    </Notice>
  );
}

const refusalIn = (error: unknown): unknown =>
  error instanceof CodedError && { isAllowed: false, missing: error.details['missing'] };
