import { AccessAnswer, CodedError } from '@alongside/protocol';
import { ErrorNotice, Notice } from '@alongside/ui';
import { AccessReasons } from './access-reasons.tsx';

/** An error inside a page. Where access was refused, it names everything that is missing. */
export function RefusalNotice({ error }: { readonly error: unknown }) {
  const answer = AccessAnswer.safeParse(refusalIn(error));
  if (!answer.success || answer.data.isAllowed) return <ErrorNotice error={error} />;
  return (
    <Notice kind="error">
      <AccessReasons missing={answer.data.missing} />
    </Notice>
  );
}

const refusalIn = (error: unknown): unknown =>
  error instanceof CodedError && { isAllowed: false, missing: error.details['missing'] };
