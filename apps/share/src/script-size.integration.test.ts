import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test, vi } from 'vitest';

const MOST_BYTES = 200_000;
const root = fileURLToPath(new URL('..', import.meta.url));

/** What a sharer's journey loads when it needs it, besides what the page itself names; `ar` is the longest language. */
const onTheWay = ['src/start.tsx', 'src/session/session-page.tsx', 'messages/ar.json'];

let chunks: readonly Rolldown.OutputChunk[] = [];
let scripts: readonly Rolldown.OutputAsset[] = [];

const isOf = (chunk: Rolldown.OutputChunk, source: string): boolean =>
  chunk.facadeModuleId?.split(path.sep).join('/').endsWith(`/${source}`) === true;

/** A chunk with everything that it imports. */
function withImports(fileName: string, found = new Set<string>()): Set<string> {
  if (found.has(fileName)) return found;
  found.add(fileName);
  const chunk = chunks.find((each) => each.fileName === fileName);
  for (const imported of chunk?.imports ?? []) withImports(imported, found);
  return found;
}

function journey(): Set<string> {
  const first = chunks.filter((chunk) => chunk.isEntry || onTheWay.some((source) => isOf(chunk, source)));
  return new Set(first.flatMap(({ fileName }) => [...withImports(fileName)]));
}

beforeAll(async () => {
  // As it is built for people; a test's own surroundings would bring React's slower, larger variant.
  vi.stubEnv('NODE_ENV', 'production');
  const result = await build({ root, logLevel: 'error', build: { write: false } });
  const output = [result].flat().flatMap((each) => ('output' in each ? each.output : []));
  vi.unstubAllEnvs();
  chunks = output.filter((each) => each.type === 'chunk');
  scripts = output.filter((each) => each.type === 'asset').filter(({ fileName }) => fileName.endsWith('.js'));
});

test('SHL1 the scripts of a sharer’s journey stay below 200 kB', () => {
  const loaded = journey();
  const sizes = [...chunks.filter(({ fileName }) => loaded.has(fileName)).map(({ code }) => code)]
    // The worker that keeps time while the page is in the background.
    .concat(scripts.map(({ source }) => source.toString()))
    .map((code) => gzipSync(code, { level: 9 }).length);
  expect(sizes.length).toBeGreaterThan(onTheWay.length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});

test('SHL2 pages that the journey doesn’t need aren’t part of it', () => {
  const loaded = journey();
  const modules = chunks.filter(({ fileName }) => loaded.has(fileName)).flatMap(({ moduleIds }) => moduleIds);
  const foreign = modules.filter((id) => /\/src\/(?:profile|setup|invitation|sign-in|agent)\//u.test(id));
  expect(foreign).toEqual([]);
  expect(modules.filter((id) => /node_modules\/(?:qrcode|@simplewebauthn)\//u.test(id))).toEqual([]);
});
