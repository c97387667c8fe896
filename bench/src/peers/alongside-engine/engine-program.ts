/**
 * The agent's engine on one display, for whoever connects to its page on the loopback address.
 *
 *     node engine-program.ts DISPLAY PORT
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import {
  NodeAvVideoEncoder,
  NodePeerConnection,
  PictureStream,
  PointerButton,
  VideoCodec,
  X11InputSink,
  X11ScreenSource,
  systemClock,
} from '@alongside/agent';
import type { Candidate } from '@alongside/peer';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

const place = { x: z.int(), y: z.int() };
const Input = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('key-down'), code: z.string(), key: z.string() }),
  z.strictObject({ kind: z.literal('key-up'), code: z.string() }),
  z.strictObject({ kind: z.literal('pointer'), ...place }),
  z.strictObject({ kind: z.literal('button'), isDown: z.boolean(), ...place }),
]);
const Signal = z.object({
  answer: z.string().optional(),
  candidate: z
    .object({ candidate: z.string(), sdpMid: z.string().nullable() })
    .transform(({ candidate, sdpMid }): Candidate => {
      return { kind: 'candidate', candidate, sdpMid, sdpMLineIndex: null, usernameFragment: null };
    })
    .optional(),
});

const [display = '', port = '0'] = process.argv.slice(2);

const report = (cause: unknown): void => {
  console.error(cause);
};
const lost = (): void => {
  process.exit(0);
};

const hand = await X11InputSink.open({ display, lost, report });

function play(text: string): void {
  const input = Input.parse(JSON.parse(text));
  if (input.kind === 'key-down') hand.pressKey(input.code, input.key);
  else if (input.kind === 'key-up') hand.releaseKey(input.code);
  else {
    hand.movePointer(input.x, input.y);
    if (input.kind === 'button') hand.setButton(PointerButton.left, input.isDown);
  }
}

async function serve(page: WebSocket): Promise<void> {
  const source = await X11ScreenSource.open({
    display,
    now: () => systemClock.now(),
    report,
    handlers: {
      geometryChanged: () => {
        stream.handleGeometry();
      },
      changed: () => {
        stream.handleChanged();
      },
      pointerMoved: () => undefined,
      pointerShaped: () => undefined,
      lost,
    },
  });
  const stream = new PictureStream({
    source,
    clock: systemClock,
    openEncoder: (request) => NodeAvVideoEncoder.open({ ...request, threads: 2 }),
    choose: ({ desktop }) => desktop,
    report,
  });
  const tell = (message: object): void => {
    page.send(JSON.stringify(message));
  };
  const connection = new NodePeerConnection({
    iceServers: [],
    clock: systemClock,
    codecs: [VideoCodec.h264],
    report,
    handlers: {
      candidate: ({ candidate, sdpMid }) => {
        tell({ candidate: { candidate, sdpMid } });
      },
      transport: () => undefined,
      channelOpened: () => undefined,
      channelMessage: play,
      fastMessage: () => undefined,
      channelClosed: () => undefined,
      video: () => undefined,
    },
  });
  page.on('message', (data: Buffer) => {
    const { answer, candidate } = Signal.parse(JSON.parse(data.toString('utf8')));
    if (answer !== undefined)
      connection.acceptAnswer({ kind: 'description', type: 'answer', sdp: answer }).catch(report);
    if (candidate !== undefined) connection.addCandidate(candidate).catch(report);
  });
  page.on('close', () => {
    stream.stop();
    connection.close();
    source[Symbol.dispose]();
    hand.releaseAll();
  });
  await connection.setVideo(stream);
  const { sdp } = await connection.offer();
  tell({ offer: sdp });
}

const html = readFileSync(new URL('./engine-page.html', import.meta.url));
const server = createServer((_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(html);
});
new WebSocketServer({ server }).on('connection', (page: WebSocket) => {
  serve(page).catch(report);
});
server.listen(Number(port), '127.0.0.1');
