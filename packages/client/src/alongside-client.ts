import { CodedError, PROBLEM_MEDIA_TYPE, Problem } from '@alongside/protocol';
import createOpenApiClient, { type Client, type Middleware } from 'openapi-fetch';
import type { operations, paths } from './api-types.ts';

/** Every route of the server, by method and path. What it answers is in `data`; a failure is thrown. */
export type AlongsideClient = Client<paths>;

/** Codes that the server may answer a route with, by the route's name. */
export type ProblemCode<Operation extends keyof operations> =
  operations[Operation]['responses']['default']['content']['application/problem+json']['code'];

/** By what the server knows who asks: the token of a program, or the sign-in of the page that this runs in. */
export type Credentials =
  | { readonly kind: 'token'; readonly token: string }
  /** `csrfToken`: what `GET /me` answered; null: nobody is known to be signed in. */
  | { readonly kind: 'page'; readonly csrfToken: () => string | null };

export interface ClientOptions {
  /** Of the server, such as `https://help.example.org`. */
  readonly origin: string;
  readonly credentials: Credentials;
  /** Of the titles of problems, a BCP 47 tag; absent or empty: as the browser or the server likes. */
  readonly language?: () => string;
  /** Told when the server says that nobody is signed in. */
  readonly onSignedOut?: () => void;
  /** Default: that of the platform. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

const API_BASE = '/api/v1';
const NO_CONTENT = 204;

/**
 * Makes a client of one server. Its methods reject with a CodedError: with the server's code, details and faults;
 * SERVER_UNREACHABLE without an answer; SERVER_FAULT for one that can't be read.
 */
export function createAlongsideClient(options: ClientOptions): AlongsideClient {
  const { credentials } = options;
  const client = createOpenApiClient<paths>({
    baseUrl: options.origin + API_BASE,
    credentials: credentials.kind === 'page' ? 'same-origin' : 'omit',
    cache: 'no-store',
    bodySerializer: (body: unknown) => (body instanceof Blob ? body : JSON.stringify(body)),
    // Asked at each request: a test or a page may put another one in its place.
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
  });
  client.use(carry(options), refuse(options));
  return client;
}

/** What a call answered; its failures are thrown. */
export async function dataOf<Answer>(
  call: Promise<{ readonly data?: Answer; readonly response: Response }>,
): Promise<Answer> {
  const { data } = await call;
  return data as Answer;
}

/** What the client sends besides what it is asked to. */
function carry({ credentials, language }: ClientOptions): Middleware {
  return {
    onRequest: ({ request }) => {
      const { headers } = request;
      headers.set('accept', `application/json, ${PROBLEM_MEDIA_TYPE}`);
      const spoken = language?.() ?? '';
      if (spoken !== '') headers.set('accept-language', spoken);
      if (credentials.kind === 'token') headers.set('authorization', `Bearer ${credentials.token}`);
      else if (request.method !== 'GET') {
        const csrfToken = credentials.csrfToken();
        if (csrfToken !== null) headers.set('x-csrf-token', csrfToken);
      }
    },
  };
}

/** Makes errors of what isn't a success. */
function refuse({ onSignedOut }: ClientOptions): Middleware {
  return {
    onResponse: async ({ response, options }) => {
      if (response.ok) return options.parseAs === 'json' ? await readable(response) : undefined;
      const error = await codedError(response);
      if (error.code === 'SIGN_IN_REQUIRED') onSignedOut?.();
      throw error;
    },
    onError: ({ error, request }) => {
      if (request.signal.aborted) return;
      return new CodedError('SERVER_UNREACHABLE', {}, { cause: error });
    },
  };
}

/** The same answer, once it is known to be JSON. */
async function readable(response: Response): Promise<Response | undefined> {
  if (response.status === NO_CONTENT) return undefined;
  const text = await response.text();
  try {
    JSON.parse(text);
  } catch (cause) {
    throw new CodedError('SERVER_FAULT', {}, { cause });
  }
  return new Response(text, response);
}

async function codedError(response: Response): Promise<CodedError> {
  const problem = Problem.safeParse(await response.json().catch(() => null));
  if (!problem.success) return new CodedError('SERVER_FAULT', {}, { cause: problem.error });
  const { code, details, faults } = problem.data;
  return new CodedError(code, { ...details, ...(faults && { faults }) });
}
