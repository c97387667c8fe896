import type { IncomingHttpHeaders } from 'node:http';

const SCHEME = /^Bearer(?: +(?<token>\S+))? *$/iu;

/** Whether a request comes with a token of the API: nothing that a browser sends by itself has this scheme (RFC 6750, 2.1). */
export const offersToken = ({ authorization }: IncomingHttpHeaders): boolean =>
  authorization !== undefined && /^Bearer(?: |$)/iu.test(authorization);

/** The token that the request comes with; null: there is none. */
export const offeredToken = ({ authorization }: IncomingHttpHeaders): string | null =>
  SCHEME.exec(authorization ?? '')?.groups?.['token'] ?? null;
