import rateLimit from '@fastify/rate-limit';
import { CodedError } from '@alongside/protocol';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { networkOf } from './address-network.ts';
import type { CountForCaller } from './http-edge.ts';
import { requestAddress } from './request-address.ts';

export interface RequestLimits {
  /** Requests a minute from one address (IPv6: one /64). A whole office can be behind one. Default: 3,000. */
  readonly perAddress: number;
  /** Requests a minute by one signed-in person, or with one token, on whatever address. Default: 600. */
  readonly perPerson: number;
  /** Requests a minute from one address to provision people and groups. A directory sends everybody at first. Default: 20,000. */
  readonly perProvisioner?: number;
}

export const REQUEST_LIMITS: RequestLimits = { perAddress: 3_000, perPerson: 600 };
const PER_PROVISIONER = 20_000;
const PROVISIONING_PREFIX = '/scim/v2/';

const WINDOW_MS = 60_000;
/** Addresses, people and tokens that are counted at one time; beyond it the one not seen for longest is forgotten. */
const COUNTED_MAX = 20_000;

/**
 * Counts every request by its address before anything is done for it.
 * @returns counts a request by its token, else by its person
 */
export async function limitRequests(app: FastifyInstance, limits: RequestLimits): Promise<CountForCaller> {
  await app.register(rateLimit, { global: false });
  const callers = new WeakMap<FastifyRequest, string>();
  const shared = { timeWindow: WINDOW_MS, cache: COUNTED_MAX };
  const byAddress = app.createRateLimit({
    ...shared,
    max: limits.perAddress,
    keyGenerator: (request) => networkOf(requestAddress(request)),
  });
  const byProvisioner = app.createRateLimit({
    ...shared,
    max: limits.perProvisioner ?? PER_PROVISIONER,
    keyGenerator: (request) => networkOf(requestAddress(request)),
  });
  const byPerson = app.createRateLimit({
    ...shared,
    max: limits.perPerson,
    keyGenerator: (request) => callers.get(request) ?? '',
  });
  app.addHook('onRequest', async (request) => {
    const isProvisioning = request.url.startsWith(PROVISIONING_PREFIX);
    requireRoom(await (isProvisioning ? byProvisioner : byAddress)(request));
  });
  return async (request, { personId, token }) => {
    // A person's program that asks too often doesn't keep the person out of the console.
    callers.set(request, token?.id ?? personId);
    requireRoom(await byPerson(request));
  };
}

type Count = Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>;

function requireRoom(count: Count): void {
  if (!count.isAllowed && count.isExceeded)
    throw new CodedError('TOO_MANY_REQUESTS', { retryAfterMs: count.ttl });
}
