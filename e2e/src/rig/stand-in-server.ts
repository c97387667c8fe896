/**
 * Speaks like the product's server to whoever starts it, so that the rig is tested without the product:
 * prints the same lines, is ready after a moment, and counts its starts in its data folder.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    data: { type: 'string', default: '.' },
    demo: { type: 'boolean', default: false },
    origin: { type: 'string' },
  },
});

const counter = join(values.data, 'starts');
const earlier = await readFile(counter, 'utf8').catch((error: unknown) => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '0';
  throw error;
});
const starts = Number(earlier) + 1;
await writeFile(counter, String(starts));

let askedForReadiness = 0;
createServer((request, response) => {
  if (request.url === '/readyz') {
    askedForReadiness += 1;
    response.statusCode = askedForReadiness > 2 ? 200 : 503;
  }
  response.end(String(starts));
}).listen(Number(values.port), () => {
  const origin = values.origin ?? `http://localhost:${values.port}`;
  const lines = [`Listening on ${origin}`, ...(starts === 1 ? [`Set-up link: ${origin}/setup#token`] : [])];
  if (values.demo) lines.push('Hanna Helper (helper)  hanna@demo.example  demo-password');
  process.stdout.write(`${lines.join('\n')}\n`);
});
