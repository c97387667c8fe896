import type { FastifyRequest } from 'fastify';

const MAPPED_IPV4 = /^::ffff:(?<ipv4>\d+\.\d+\.\d+\.\d+)$/u;

/** The network address a request came from; behind a trusted proxy, the one the proxy names. */
export function requestAddress(request: FastifyRequest): string {
  return MAPPED_IPV4.exec(request.ip)?.groups?.['ipv4'] ?? request.ip;
}
