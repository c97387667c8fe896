import { AccessAnswer, CodedError } from '@alongside/protocol';

/** What access answered, of an error that is its refusal; undefined: the error is another one. */
export function refusedAnswer(error: unknown): Extract<AccessAnswer, { isAllowed: false }> | undefined {
  if (!(error instanceof CodedError)) return undefined;
  const answer = AccessAnswer.safeParse({ isAllowed: false, missing: error.details['missing'] }).data;
  return answer?.isAllowed === false ? answer : undefined;
}
