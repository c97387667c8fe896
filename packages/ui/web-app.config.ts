import react from '@vitejs/plugin-react';
import type { Plugin, UserConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

/** Where `npm start` listens unless told otherwise. Start it with `--origin http://localhost:<port of Vite>` to work through the proxy. */
const server = process.env['ALONGSIDE_SERVER'] ?? 'http://localhost:8080';

interface WebAppOptions {
  /** Path on the server, with a slash at both ends. */
  readonly base: string;
  /** Port of the development server. */
  readonly port: number;
}

/**
 * Pages parse what they are told and say what is wrong in words of their own; only the server writes schemas down, as
 * its OpenAPI document. zod's parts for both come with every schema and are left out here: 6 kB of each page.
 */
const withoutUnusedZod = (): Plugin => ({
  name: 'without-unused-zod',
  transform(code, id) {
    if (id.endsWith('/zod/v4/locales/en.js')) return { code: 'export default () => ({});', map: null };
    if (!/\/zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/u.test(id)) return null;
    const names = code.matchAll(/^export (?:const|function|class) (\w+)/gmu);
    // Each schema is given its methods as it is made; everything else is asked for by whoever wants to know.
    const exports = Array.from(names, ([, name = '']) =>
      name.startsWith('create')
        ? `export const ${name} = () => unavailable;`
        : `export const ${name} = unavailable;`,
    );
    const unavailable = "const unavailable = () => { throw new Error('Pages have no JSON schemas'); };";
    return { code: [unavailable, ...exports].join('\n'), map: null };
  },
});

/** They make a schema and do nothing else: a page leaves out those that it has no use for. */
const MAKERS = [
  'z.array',
  'z.discriminatedUnion',
  'z.enum',
  'z.int',
  'z.literal',
  'z.object',
  'z.record',
  'z.strictObject',
  'z.string',
  'z.union',
  'z.url',
];

/**
 * A page leaves out the routes that it doesn't call. Only these calls are marked: by its name alone every `route.init()`
 * of the router would be left out as well.
 */
const withoutUnusedRoutes = (): Plugin => ({
  name: 'without-unused-routes',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/packages/protocol/src/api/')) return null;
    return { code: code.replaceAll(' = route({', ' = /* @__PURE__ */ route({'), map: null };
  },
});

/** How each web app is bundled. The server replaces `__CSP_NONCE__` in the page with one that is made for each answer. */
export const webApp = ({ base, port }: WebAppOptions): UserConfig => ({
  base,
  plugins: [
    react(),
    withoutUnusedZod(),
    withoutUnusedRoutes(),
    compression({ include: /\.(?:js|css|svg)$/u, threshold: 1_024 }),
  ],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: ['chrome123', 'firefox128', 'safari17.5'],
    // What a page loads has to be seen as files: nothing is put into the page itself.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: true,
    rolldownOptions: { treeshake: { manualPureFunctions: MAKERS } },
  },
  server: {
    port,
    strictPort: true,
    proxy: {
      '/api': { target: server, ws: true },
      '/oidc': { target: server },
    },
  },
});
