import { CodedError } from '@alongside/protocol';
import type { IncomingHttpHeaders } from 'node:http';

/** Refuses what another site makes a browser send: the origin must be there, and exactly ours. @throws CodedError ORIGIN_REFUSED */
export function requireOrigin(request: { readonly headers: IncomingHttpHeaders }, origin: string): void {
  if (request.headers.origin !== origin) throw new CodedError('ORIGIN_REFUSED');
}

/** For what no browser sends by itself: an origin needn't be there, but no other one may be. @throws CodedError ORIGIN_REFUSED */
export function requireOriginIfNamed(
  request: { readonly headers: IncomingHttpHeaders },
  origin: string,
): void {
  if (request.headers.origin !== undefined) requireOrigin(request, origin);
}
