import { type DestinationStream, type Level, type Logger, pino } from 'pino';

/** Names of what never stands in a log, wherever it stands: at the top of an entry or up to three levels in it. */
const SECRET_NAMES = [
  'authorization',
  'cookie',
  'set-cookie',
  'x-csrf-token',
  'sec-websocket-protocol',
  'password',
  'oldPassword',
  'newPassword',
  'secret',
  'clientSecret',
  'token',
  'csrfToken',
  'ticket',
  'code',
  'link',
  'invitationLink',
  'state',
  'nonce',
  'dpop',
  'proof',
  'codeVerifier',
  'text',
  'chat',
  'sdp',
  'candidate',
  'frame',
  'body',
] as const;

const DEPTH_MAX = 3;

const wildcards = (depth: number): string => Array.from({ length: depth }, () => '*').join('.');
const paths = SECRET_NAMES.flatMap((name) =>
  Array.from({ length: DEPTH_MAX + 1 }, (_, depth) => `${wildcards(depth)}["${name}"]`),
);

export type LogLevel = Level | 'silent';

interface LoggedFault {
  readonly type: string;
  readonly message: string;
  /** Of a database, a system call or ours; the name `code` is a secret's. */
  readonly errorCode?: unknown;
  readonly stack?: string | undefined;
  readonly cause?: LoggedFault;
}

const CAUSES_MAX = 5;

/** What is told of an error: what every error has. Properties that libraries add can hold what was sent or stored. */
function loggedFault(error: unknown, depth = 0): LoggedFault {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  return {
    type: error.name,
    message: error.message,
    ...('code' in error ? { errorCode: error.code } : {}),
    stack: error.stack,
    ...(error.cause === undefined || depth >= CAUSES_MAX
      ? {}
      : { cause: loggedFault(error.cause, depth + 1) }),
  };
}

/** The log: one line of JSON per entry, without secrets. @param destination standard error unless said otherwise */
export function createLog(level: LogLevel, destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: '[removed]' },
      serializers: { err: loggedFault },
    },
    destination,
  );
}
