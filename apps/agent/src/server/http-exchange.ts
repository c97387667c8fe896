import { Agent as HttpAgent, type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { CodedError } from '@alongside/protocol';

const TIMEOUT_MS = 10_000;
/** No answer that an agent asks for is longer; pictures of people have at most 2 MB. */
const ANSWER_MAX_BYTES = 3_000_000;

export interface HttpQuestion {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** null: none. */
  readonly body: string | null;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Connections by way of the proxy that the environment names (HTTPS_PROXY, HTTP_PROXY, NO_PROXY), if any. */
const proxyEnv = process.env;
export const plainAgent = new HttpAgent({ keepAlive: true, proxyEnv });
export const secureAgent = new HttpsAgent({ keepAlive: true, proxyEnv });

/**
 * One request and its answer, whatever its status; redirections aren't followed. Not by `fetch`, which some systems'
 * sockets don't bear.
 *
 * @throws {CodedError} SERVER_UNREACHABLE
 */
export async function exchange(url: URL, question: HttpQuestion): Promise<HttpAnswer> {
  const answered = Promise.withResolvers<HttpAnswer>();
  const isSecure = url.protocol === 'https:';
  const sent = (isSecure ? httpsRequest : httpRequest)(
    url,
    {
      method: question.method,
      headers: {
        ...question.headers,
        ...(question.body !== null && { 'content-length': String(Buffer.byteLength(question.body)) }),
      },
      agent: isSecure ? secureAgent : plainAgent,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    },
    (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        size += part.length;
        if (size > ANSWER_MAX_BYTES) answer.destroy(new RangeError('answer too long'));
        else parts.push(part);
      });
      answer.on('end', () => {
        answered.resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(parts),
        });
      });
      answer.on('error', answered.reject);
    },
  );
  sent.on('error', answered.reject);
  sent.end(question.body ?? undefined);
  try {
    return await answered.promise;
  } catch (cause) {
    throw new CodedError('SERVER_UNREACHABLE', {}, { cause });
  }
}
