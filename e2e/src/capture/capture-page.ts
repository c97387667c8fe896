import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { InputEvent } from '@alongside/protocol';
import type { Page } from 'playwright-core';
import { build } from 'rolldown';

const source = fileURLToPath(
  new URL('../../../apps/console/src/control/test-capture-page.ts', import.meta.url),
);

const html = `<!doctype html>
<html lang="en">
<title>Capture</title>
<body>
<script type="module" src="/page.js"></script>
</html>`;

/** A page with the console's true capture of input, on a server of its own. */
export interface CapturePage extends AsyncDisposable {
  readonly origin: string;
}

export async function serveCapturePage(): Promise<CapturePage> {
  const { output } = await build({ input: source, write: false, platform: 'browser' });
  const [{ code: script }] = output;
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? script : html);
  }).listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port');
  return {
    origin: `http://localhost:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What the sharer would have got so far, in few words; moves of the pointer are left out. */
export async function captured(page: Page): Promise<readonly string[]> {
  const lines = await page.evaluate(() => (window as unknown as { captured: string[] }).captured);
  return lines.flatMap((line) => {
    const { data: event } = InputEvent.safeParse(JSON.parse(line));
    return event === undefined ? [] : [short(event)];
  });
}

function short(event: InputEvent): string {
  switch (event.kind) {
    case 'key-down':
      return `+${event.key}`;
    case 'key-up':
      return `-${event.code}`;
    case 'text':
      return `"${event.text}"`;
    case 'button':
      return `${event.button} ${event.isDown ? 'down' : 'up'} ${event.x},${event.y}`;
    case 'wheel':
      return `wheel ${event.deltaX},${event.deltaY}`;
    case 'release-all':
      return event.kind;
  }
}
