import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import { CodedError } from '@alongside/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pagePolicy } from '../http/content-security-policy.ts';

const NONCE_BYTES = 16;
const NONCE_PLACEHOLDER = '__CSP_NONCE__';
const PAGE_FILE = 'index.html';
/** Vite puts a hash of the content into the names of everything in here. */
const HASHED_FOLDER = 'assets/';
const FOREVER_MS = 31_536_000_000;
/** Made by the build beside the file that they stand for, or for the build itself. */
const NOT_SERVED = /\.(?:br|gz|zst)$|(?:^|\/)\./u;

export interface WebApp {
  /** Where it is served: `/` or `/name/`. */
  readonly prefix: string;
  /** The folder that its build made. */
  readonly folder: string;
}

/** Serves built web apps: their files as they are, and their page for every other address that a browser shows. */
export async function serveWebApps(app: FastifyInstance, webApps: readonly WebApp[]): Promise<void> {
  await app.register(fastifyStatic, {
    root: webApps.map(({ folder }) => folder),
    serve: false,
    preCompressed: true,
  });
  for (const webApp of webApps) await serveWebApp(app, webApp);
}

async function serveWebApp(app: FastifyInstance, { prefix, folder }: WebApp): Promise<void> {
  const built = await readBuild(folder);
  if (built === null) app.log.warn({ folder }, 'A web app is not built, so its pages are not found');
  const handler = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (built === null) throw new CodedError('NOT_FOUND');
    const file = pathOf(request).slice(prefix.length);
    if (built.files.has(file)) return sendFile(reply, file, folder);
    if (!isPageAddress(request, file)) throw new CodedError('NOT_FOUND');
    return sendPage(reply, app.edge.origin, built.page);
  };
  for (const url of [prefix === '/' ? '/' : prefix.slice(0, -1), `${prefix}*`]) {
    app.route({
      method: 'GET',
      url,
      config: { route: { because: 'a web app, the same for everybody' } },
      handler,
    });
  }
}

/** As the browser sent it, decoded; a router has refused what can't be. */
const pathOf = (request: FastifyRequest): string => decodeURIComponent(request.url.split('?', 1)[0] ?? '');

interface Build {
  readonly page: string;
  /** Everything else, by its path. A name that isn't in here is never looked for on the disk. */
  readonly files: ReadonlySet<string>;
}

async function readBuild(folder: string): Promise<Build | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  if (!files.includes(PAGE_FILE)) return null;
  return {
    page: await readFile(path.join(folder, PAGE_FILE), 'utf8'),
    files: new Set(files.filter((file) => file !== PAGE_FILE && !NOT_SERVED.test(file))),
  };
}

/** A page's address has no extension; a file that was asked for and isn't there must not come back as a page. */
function isPageAddress(request: FastifyRequest, file: string): boolean {
  if (file.startsWith('api/') || file.startsWith(HASHED_FOLDER) || path.extname(file) !== '') return false;
  return (request.headers.accept ?? '').includes('text/html');
}

function sendFile(reply: FastifyReply, file: string, folder: string): FastifyReply {
  const isHashed = file.startsWith(HASHED_FOLDER);
  // The header that every answer has by default would be kept otherwise.
  reply.removeHeader('cache-control');
  return reply.sendFile(file, folder, isHashed ? { maxAge: FOREVER_MS, immutable: true } : { maxAge: 0 });
}

function sendPage(reply: FastifyReply, origin: string, page: string): FastifyReply {
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  return reply
    .header('content-security-policy', pagePolicy(origin, nonce))
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(NONCE_PLACEHOLDER, nonce));
}
