import { CodedError, PROBLEM_MEDIA_TYPE, Problem, type Route } from '@alongside/protocol';
import type { z } from 'zod';

/** What a route takes; parts that it doesn't have are left out. */
export interface RouteInput<R extends Route> {
  readonly params?: z.input<R['params']>;
  readonly query?: z.input<R['query']>;
  readonly body?: z.input<R['body']> | Blob;
  readonly signal?: AbortSignal;
}

const API_BASE = '/api/v1';
const NO_CONTENT = 204;

let csrfToken: string | null = null;
const signedOutListeners = new Set<() => void>();

/** Of the answer to `me`; sent with everything that changes something. */
export function rememberCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** For another client of the same page; null: nobody is known to be signed in. */
export const currentCsrfToken = (): string | null => csrfToken;

/** Tells the listeners of `onSignedOut` what another client of the same page heard. */
export function announceSignedOut(): void {
  for (const listener of signedOutListeners) listener();
}

/** Calls `listener` whenever the server says that nobody is signed in; the answer ends that. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => {
    signedOutListeners.delete(listener);
  };
}

/**
 * Calls one route of the server by its contract.
 * @throws {CodedError} with the server's code; SERVER_UNREACHABLE without an answer; SERVER_FAULT for one that can't be read
 */
export async function callRoute<R extends Route>(
  contract: R,
  input: RouteInput<R> = {},
): Promise<z.output<R['response']>> {
  const response = await send(contract, input);
  if (!response.ok) throw await readProblem(response);
  const answer: unknown = response.status === NO_CONTENT ? undefined : await readJson(response);
  const parsed = contract.response.safeParse(answer);
  if (!parsed.success) throw new CodedError('SERVER_FAULT', {}, { cause: parsed.error });
  return parsed.data as z.output<R['response']>;
}

/** The address of a route, for links and downloads. */
export function routeUrl<R extends Route>(
  contract: R,
  input: Pick<RouteInput<R>, 'params' | 'query'> = {},
): string {
  const params = (input.params ?? {}) as Readonly<Record<string, string>>;
  const path = contract.path.replaceAll(/:(\w+)/gu, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const values: Readonly<Record<string, unknown>> = input.query ?? {};
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string' ? value !== '' : typeof value === 'number' || typeof value === 'boolean') {
      query.set(name, String(value));
    }
  }
  return `${API_BASE}${path}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

async function send<R extends Route>(contract: R, input: RouteInput<R>): Promise<Response> {
  const headers = new Headers({ accept: `application/json, ${PROBLEM_MEDIA_TYPE}` });
  if (document.documentElement.lang !== '') headers.set('accept-language', document.documentElement.lang);
  if (contract.method !== 'GET' && csrfToken !== null) headers.set('x-csrf-token', csrfToken);
  const { body } = input;
  if (body instanceof Blob) headers.set('content-type', body.type);
  else if (body !== undefined) headers.set('content-type', 'application/json');
  try {
    return await fetch(routeUrl(contract, input), {
      method: contract.method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body !== undefined && { body: body instanceof Blob ? body : JSON.stringify(body) }),
      ...(input.signal !== undefined && { signal: input.signal }),
    });
  } catch (cause) {
    if (input.signal?.aborted === true) throw cause;
    throw new CodedError('SERVER_UNREACHABLE', {}, { cause });
  }
}

async function readProblem(response: Response): Promise<CodedError> {
  const problem = Problem.safeParse(await response.json().catch(() => null));
  if (!problem.success) return new CodedError('SERVER_FAULT', {}, { cause: problem.error });
  const { code, details, faults } = problem.data;
  if (code === 'SIGN_IN_REQUIRED') for (const listener of signedOutListeners) listener();
  return new CodedError(code, { ...details, ...(faults && { faults }) });
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new CodedError('SERVER_FAULT', {}, { cause });
  }
}
