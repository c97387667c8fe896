import type { FastifyInstance } from 'fastify';

const READY_WITHIN_MS = 2_000;

/**
 * `/healthz`: the process answers. `/readyz`: it can serve people, which needs the database.
 * A stopping server is alive and not ready.
 */
export function serveHealth(app: FastifyInstance, isReady: () => Promise<boolean>): void {
  const route = { because: 'asked by load balancers and service managers; tells nothing but yes or no' };
  app.get('/healthz', { config: { route } }, () => ({ status: 'alive' }));
  app.get('/readyz', { config: { route } }, async (_request, reply) => {
    const isAnswered = await within(READY_WITHIN_MS, isReady());
    return reply.code(isAnswered ? 200 : 503).send({ status: isAnswered ? 'ready' : 'not ready' });
  });
}

/** A database that takes too long to answer is as good as none. */
async function within(timeMs: number, answer: Promise<boolean>): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => {
    late.resolve(false);
  }, timeMs);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
