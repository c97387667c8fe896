import { CodedError, setupRoute, setupStateRoute } from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { servePublic } from '../../../platform/http/index.ts';
import { networkOf } from '../../../platform/http/address-network.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import type { ServerSetup } from './server-setup.ts';

const TRIES = { limit: 20, windowMs: 15 * 60_000 };

/** The first organisation; afterwards there is nothing here any more. */
export function registerSetup(app: FastifyInstance, ports: IdentityPorts, setup: ServerSetup): void {
  servePublic(app, setupStateRoute, async () => ({ isOpen: await setup.isOpen() }));

  servePublic(app, setupRoute, async ({ body, address }) => {
    if (!(await setup.isOpen())) throw new CodedError('NOT_FOUND');
    const verdict = await ports.tries.take([{ key: `setup ${networkOf(address)}`, ...TRIES }]);
    if (!verdict.isAllowed) throw new CodedError('TOO_MANY_TRIES', { retryAfterMs: verdict.retryAfterMs });
    await setup.run({ ...body, address });
    return { email: body.email };
  });
}
