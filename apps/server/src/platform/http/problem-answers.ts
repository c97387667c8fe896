import {
  CodedError,
  PROBLEM_MEDIA_TYPE,
  type ErrorCode,
  type Locale,
  type Problem,
} from '@alongside/protocol';
import ar from '@alongside/protocol/messages/ar.json' with { type: 'json' };
import de from '@alongside/protocol/messages/de.json' with { type: 'json' };
import en from '@alongside/protocol/messages/en.json' with { type: 'json' };
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { requestLocale } from './request-locale.ts';

type Titles = Readonly<Partial<Record<`error.${ErrorCode}`, string>>> &
  Readonly<Record<GeneralTitle, string>>;
const TITLES: Readonly<Record<Locale, Titles>> = { ar, de, en };

/** What only administrators meet is said in full by the console, by its code; here it has the title of its status. */
const GENERAL_TITLES = {
  400: 'error.REQUEST_MALFORMED',
  401: 'error.SIGN_IN_REQUIRED',
  403: 'error.PERMISSION_MISSING',
  404: 'error.NOT_FOUND',
  409: 'error.CONFLICT',
  413: 'error.REQUEST_TOO_LARGE',
  429: 'error.TOO_MANY_REQUESTS',
} as const satisfies Readonly<Record<number, `error.${ErrorCode}`>>;
type GeneralTitle = (typeof GENERAL_TITLES)[keyof typeof GENERAL_TITLES];
const isGeneral = (status: number): status is keyof typeof GENERAL_TITLES => status in GENERAL_TITLES;

function titleOf(locale: Locale, { code, status }: CodedError): string {
  const titles = TITLES[locale];
  return titles[`error.${code}`] ?? titles[GENERAL_TITLES[isGeneral(status) ? status : 400]];
}

const MS_PER_SECOND = 1_000;

/** Names the framework's errors by ours. Whatever isn't here and isn't a fault of the request is one of ours. */
const FOREIGN_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'REQUEST_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'MEDIA_TYPE_UNSUPPORTED',
};
const CLIENT_FAULT_STATUS_LEAST = 400;
const CLIENT_FAULT_STATUS_MOST = 499;

/** Turns everything that is thrown, and every address that leads nowhere, into a problem document (RFC 9457). */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new CodedError('NOT_FOUND')));
}

/** Answers what was thrown; what isn't a refusal reaches the log. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const coded = codedError(error);
  if (coded.code === 'SERVER_FAULT') request.log.error({ err: error }, 'A request met a fault');
  else request.log.debug({ errorCode: coded.code }, 'A request was refused');
  return sendProblem(request, reply, coded);
}

/** The error as one with a code of ours. */
function codedError(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  const { code, statusCode } = ForeignError.parse(error);
  const known = FOREIGN_CODES[code];
  if (known !== undefined) return new CodedError(known, {}, { cause: error });
  const isClients = statusCode >= CLIENT_FAULT_STATUS_LEAST && statusCode <= CLIENT_FAULT_STATUS_MOST;
  return new CodedError(isClients ? 'REQUEST_MALFORMED' : 'SERVER_FAULT', {}, { cause: error });
}

const ForeignError = z
  .object({ code: z.string().catch(''), statusCode: z.number().catch(0) })
  .catch({ code: '', statusCode: 0 });

const Faults = z.object({ faults: z.array(z.object({ pointer: z.string(), reason: z.string() })) });

function problemOf(error: CodedError, locale: Locale, requestId: string): Problem {
  const { faults, ...details } = error.details;
  const parsed = Faults.safeParse({ faults });
  return {
    type: `urn:alongside:error:${error.code}`,
    title: titleOf(locale, error),
    status: error.status,
    code: error.code,
    ...(parsed.success ? parsed.data : {}),
    ...(Object.keys(details).length === 0 ? {} : { details }),
    requestId,
  };
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, error: CodedError): FastifyReply {
  const locale = requestLocale(request);
  const { retryAfterMs } = error.details;
  if (typeof retryAfterMs === 'number') {
    reply.header('retry-after', Math.ceil(retryAfterMs / MS_PER_SECOND));
  }
  return reply
    .code(error.status)
    .header('content-language', locale)
    .header('vary', 'accept-language')
    .type(PROBLEM_MEDIA_TYPE)
    .send(problemOf(error, locale, request.id));
}
