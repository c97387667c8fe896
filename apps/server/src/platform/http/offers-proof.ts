import type { IncomingHttpHeaders } from 'node:http';

const SCHEME = /^DPoP(?: +(?<token>\S+))? *$/iu;

/** Whether a request is an agent's by what it sends: nothing that a browser sends by itself has this scheme (RFC 9449, 7.1). */
export const offersProof = ({ authorization }: IncomingHttpHeaders): boolean =>
  authorization !== undefined && /^DPoP(?: |$)/iu.test(authorization);

/** The token that the proof of the request is for; null: there is none. */
export const bearerOfProof = ({ authorization }: IncomingHttpHeaders): string | null =>
  SCHEME.exec(authorization ?? '')?.groups?.['token'] ?? null;
