import { createAlongsideClient } from '@alongside/client';
import { CodedError, noContent, type Route } from '@alongside/protocol';
import { announceSignedOut, currentCsrfToken, type RouteInput } from '@alongside/ui';
import type { z } from 'zod';

/** The API as this page asks for it: by the sign-in's cookie, and with its token against other sites. */
const api = createAlongsideClient({
  origin: window.location.origin,
  credentials: { kind: 'page', csrfToken: currentCsrfToken },
  language: () => document.documentElement.lang,
  onSignedOut: announceSignedOut,
});

/** Whichever route: the contract says which, and parses what comes back. */
interface AnyRoute {
  request(method: string, path: string, init: object): Promise<{ readonly data?: unknown }>;
}

/**
 * Calls one route of the server by its contract.
 * @throws {CodedError} with the server's code; SERVER_UNREACHABLE without an answer; SERVER_FAULT for one that can't be read
 */
export async function callRoute<R extends Route>(
  contract: R,
  { params, query, body, signal }: RouteInput<R> = {},
): Promise<z.output<R['response']>> {
  const { data } = await (api as AnyRoute).request(
    contract.method.toLowerCase(),
    contract.path.replaceAll(/:(\w+)/gu, '{$1}'),
    {
      params: { path: params ?? {}, query: filled(query ?? {}) },
      ...(body !== undefined && { body }),
      // A file is sent as what it is, not as JSON.
      ...(body instanceof Blob && { headers: { 'content-type': body.type } }),
      ...(signal !== undefined && { signal }),
    },
  );
  const parsed = contract.response.safeParse(contract.response === noContent ? undefined : data);
  if (!parsed.success) throw new CodedError('SERVER_FAULT', {}, { cause: parsed.error });
  return parsed.data as z.output<R['response']>;
}

/** A field that was left empty asks for nothing. */
const filled = (query: object): object =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
