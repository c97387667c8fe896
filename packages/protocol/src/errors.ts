/**
 * Every error that leaves the server or an agent, with its HTTP status. The text for people is in the message
 * catalogues under `error.<CODE>`. Codes never change their meaning and are never used again.
 */
export const ERRORS = {
  REQUEST_MALFORMED: 400,
  REQUEST_TOO_LARGE: 413,
  MEDIA_TYPE_UNSUPPORTED: 415,
  SIGN_IN_REQUIRED: 401,
  SIGN_IN_FAILED: 401,
  SIGN_IN_EXPIRED: 401,
  /** By an access policy. */
  SIGN_IN_BLOCKED: 403,
  /** An access policy asks for a second factor, and the account has none or the provider asked for none. */
  MFA_REQUIRED: 403,
  SIGN_IN_UNKNOWN_DOMAIN: 404,
  /** The code of the hand-over to an agent is unknown, used or too old, or the verifier isn't the agent's. */
  AGENT_CODE_INVALID: 401,
  /** `reason` says what is wrong with the proof of the device's key: see `ProofFault`. */
  PROOF_INVALID: 401,
  /** `reason` of a token of the API: unknown, expired or revoked. */
  TOKEN_INVALID: 401,
  /** No token opens this, or not one of this kind. */
  TOKEN_REFUSED: 403,
  /** A cookie and a token came in one request: nobody knows who is meant. */
  CREDENTIALS_AMBIGUOUS: 400,
  /** The enrolment token is unknown, revoked, used up or too old. */
  ENROLMENT_TOKEN_INVALID: 401,
  AGENT_REFUSED: 403,
  AGENT_REQUIRED: 403,
  DEVICE_RETIRED: 403,
  ORIGIN_REFUSED: 403,
  CSRF_REFUSED: 403,
  PERMISSION_MISSING: 403,
  ACCESS_REFUSED: 403,
  TENANT_OFF: 403,
  DEVICE_UNENROLLED: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  SETUP_TOKEN_INVALID: 404,
  INVITATION_INVALID: 404,
  LAST_ADMINISTRATOR: 409,
  /** Another policy or network has the name. */
  POLICY_NAME_TAKEN: 409,
  /** Nobody could change it back: see `reason` and `policies`. */
  POLICY_LOCKS_OUT: 409,
  NETWORK_IN_USE: 409,
  APPROVAL_CLOSED: 409,
  ROLE_NAME_TAKEN: 409,
  /** `assignments`: names of those that use it. */
  ROLE_IN_USE: 409,
  ROLE_BUILT_IN: 409,
  ASSIGNMENT_NAME_TAKEN: 409,
  GROUP_CYCLE: 409,
  STREAM_LIMIT: 409,
  /** A private address that the operator hasn't named. */
  STREAM_ADDRESS_REFUSED: 422,
  CERTIFICATE_INVALID: 422,
  GROUP_NAME_TAKEN: 409,
  GROUP_IN_USE: 409,
  GROUP_MANAGED_ELSEWHERE: 409,
  /** `reason`: not UTF-8 or UTF-16 text, not CSV, without a column that is needed, or of too many lines. */
  IMPORT_UNREADABLE: 422,
  EMAIL_TAKEN: 409,
  DOMAIN_TAKEN: 409,
  DOMAIN_NOT_VERIFIED: 409,
  PROVIDER_UNREACHABLE: 502,
  PICTURE_UNSUPPORTED: 415,
  PASSWORD_TOO_WEAK: 422,
  PASSWORD_WRONG: 403,
  CODE_WRONG: 403,
  PASSKEY_REFUSED: 422,
  SESSION_CODE_INVALID: 404,
  SESSION_OWN_CODE: 409,
  SESSION_ENDED: 409,
  SESSION_WRONG_STATE: 409,
  SESSION_WRONG_SIDE: 403,
  SESSION_QUESTION_STALE: 409,
  CAPABILITY_UNAVAILABLE: 409,
  CHAT_OFF: 403,
  TOO_MANY_TRIES: 429,
  TOO_MANY_REQUESTS: 429,
  LIVE_TICKET_INVALID: 401,
  LIVE_VERSION_UNSUPPORTED: 400,
  LIVE_MESSAGE_MALFORMED: 400,
  LIVE_MESSAGE_TOO_LARGE: 413,
  LIVE_QUEUE_FULL: 429,
  LIVE_REPLACED: 409,
  LIVE_SILENT: 408,
  SERVER_STOPPING: 503,
  /** Never sent: what a client says when no answer came. */
  SERVER_UNREACHABLE: 503,
  SERVER_FAULT: 500,
  /** What an agent says at its own window. */
  SERVER_UNSET: 409,
  BROWSER_UNAVAILABLE: 503,
  KEY_STORE_UNAVAILABLE: 503,
  DISPLAY_UNAVAILABLE: 503,
  KEYS_DIFFER: 403,
  AGENT_FAULT: 500,
} as const;
export type ErrorCode = keyof typeof ERRORS;

/** What only administrators and programs meet: their texts are in the console's catalogues, and no sharer's page loads them. */
export const CONSOLE_ERRORS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'TOKEN_INVALID',
  'TOKEN_REFUSED',
  'CREDENTIALS_AMBIGUOUS',
  'POLICY_NAME_TAKEN',
  'POLICY_LOCKS_OUT',
  'NETWORK_IN_USE',
  'APPROVAL_CLOSED',
  'ENROLMENT_TOKEN_INVALID',
  'ROLE_NAME_TAKEN',
  'ROLE_IN_USE',
  'ROLE_BUILT_IN',
  'ASSIGNMENT_NAME_TAKEN',
  'GROUP_CYCLE',
  'STREAM_LIMIT',
  'STREAM_ADDRESS_REFUSED',
  'CERTIFICATE_INVALID',
  'GROUP_NAME_TAKEN',
  'GROUP_IN_USE',
  'GROUP_MANAGED_ELSEWHERE',
  'IMPORT_UNREADABLE',
]);

/** An error that has a code. Everything thrown on purpose is one; everything else is a fault. */
export class CodedError extends Error {
  readonly code: ErrorCode;
  /** Data that the text for people may name; never a secret. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    details: Readonly<Record<string, unknown>> = {},
    options?: { cause?: unknown },
  ) {
    super(code, options);
    this.name = 'CodedError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return ERRORS[this.code];
  }
}
