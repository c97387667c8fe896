import type { CodedError } from '@alongside/protocol';

/** RFC 7644, 3.12. */
type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue';

const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** A refusal that SCIM has a word for. `detail` is English, for the log of the program that provisions. */
export class ScimError extends Error {
  readonly status: number;
  readonly scimType: ScimType | null;

  constructor(status: number, scimType: ScimType | null, detail: string) {
    super(detail);
    this.name = 'ScimError';
    this.status = status;
    this.scimType = scimType;
  }
}

export const invalidValue = (detail: string): ScimError => new ScimError(400, 'invalidValue', detail);
export const taken = (detail: string): ScimError => new ScimError(409, 'uniqueness', detail);
export const notFound = (): ScimError => new ScimError(404, null, 'There is no such resource.');

/** What to say of errors of the rest of the server. Whatever isn't here is told by its code alone. */
const DETAILS: Readonly<Record<string, string>> = {
  LAST_ADMINISTRATOR: 'Nobody who is active could administer the organisation any more.',
  GROUP_IN_USE: 'A role assignment or a policy refers to the group.',
  GROUP_CYCLE: 'A group can’t be inside itself.',
  SIGN_IN_REQUIRED: 'Send a token with the scope “scim” as Authorization: Bearer.',
  TOKEN_INVALID: 'The token is unknown, expired or revoked.',
  PERMISSION_MISSING: 'The token hasn’t the scope “scim”.',
};

/** The body of a refusal. */
export function scimErrorBody(error: ScimError | CodedError): Record<string, unknown> {
  const isScim = error instanceof ScimError;
  return {
    schemas: [ERROR_SCHEMA],
    status: String(error.status),
    ...(isScim && error.scimType !== null ? { scimType: error.scimType } : {}),
    detail: isScim ? error.message : (DETAILS[error.code] ?? error.code),
  };
}
