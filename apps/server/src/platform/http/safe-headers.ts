import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { NOTHING_POLICY } from './content-security-policy.ts';

const HSTS_MAX_AGE_S = 31_536_000;

/** Only the sharer's screen is ever asked for; every other power of the browser is given away. */
const PERMISSIONS_POLICY = [
  'display-capture=(self)',
  'clipboard-write=(self)',
  'fullscreen=(self)',
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
  'screen-wake-lock=(self)',
  'camera=()',
  'microphone=()',
  'geolocation=()',
  'usb=()',
  'serial=()',
  'hid=()',
  'payment=()',
  'midi=()',
  'browsing-topics=()',
].join(', ');

/** Headers of every answer. A page replaces the content security policy by its own. */
export async function setSafeHeaders(app: FastifyInstance, origin: string): Promise<void> {
  const isHttps = origin.startsWith('https:');
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: isHttps ? { maxAge: HSTS_MAX_AGE_S, includeSubDomains: false } : false,
  });
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('content-security-policy', NOTHING_POLICY);
    reply.header('permissions-policy', PERMISSIONS_POLICY);
    reply.header('cache-control', 'no-store');
    done();
  });
}
