import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, rm, stat } from 'node:fs/promises';
import { type Server, type Socket, connect, createServer } from 'node:net';
import path from 'node:path';
import { SessionCode } from '@alongside/protocol';
import { z } from 'zod';
import { AgentError } from '../agent-error.ts';

const WISH_MAX_BYTES = 1_000;
const ANSWER_MS = 5_000;

/** What a second start of the program wants of the one that runs. */
const Wish = z.strictObject({ kind: z.literal('show'), code: SessionCode.nullable() });
export type Wish = z.infer<typeof Wish>;

/**
 * One agent of one person runs on one device: a second start hands over what it was started for. The folder is for
 * that person alone, so nobody else can ask or listen.
 */
export class SingleInstance implements AsyncDisposable {
  readonly #server: Server;

  /**
   * @returns null when another one runs, which has been told then
   * @throws {AgentError} INSTANCE_UNREACHABLE: one seems to run and doesn't answer, or the folder isn't ours
   */
  static async claim(
    folder: string,
    wish: Wish,
    wished: (wish: Wish) => void,
  ): Promise<SingleInstance | null> {
    await prepare(folder);
    const address = addressIn(folder);
    if (await hasTaken(address, wish)) return null;
    // What a killed one has left behind.
    if (process.platform !== 'win32') await rm(address, { force: true });
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      void receive(socket, wished);
    });
    try {
      server.listen(address);
      await once(server, 'listening');
    } catch (cause) {
      throw new AgentError('INSTANCE_UNREACHABLE', cause);
    }
    return new SingleInstance(server);
  }

  private constructor(server: Server) {
    this.#server = server;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, 'close');
  }
}

async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (process.platform === 'win32') return;
  const { uid } = await stat(folder);
  if (uid !== process.getuid?.())
    throw new AgentError('INSTANCE_UNREACHABLE', 'the folder is somebody else’s');
  await chmod(folder, 0o700);
}

function addressIn(folder: string): string {
  if (process.platform !== 'win32') return path.join(folder, 'agent.sock');
  return String.raw`\\.\pipe\alongside-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
}

/** False: nobody is there. */
async function hasTaken(address: string, wish: Wish): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
  } catch {
    return false;
  }
  socket.setTimeout(ANSWER_MS, () => socket.destroy());
  socket.end(JSON.stringify(wish));
  const answer = await textOf(socket);
  if (answer !== 'taken') throw new AgentError('INSTANCE_UNREACHABLE', 'no answer');
  return true;
}

async function receive(socket: Socket, wished: (wish: Wish) => void): Promise<void> {
  // The other start may be gone before it is answered.
  socket.on('error', () => undefined);
  const text = await textOf(socket);
  try {
    wished(Wish.parse(JSON.parse(text)));
    socket.end('taken');
  } catch {
    socket.destroy();
  }
}

/** Empty for what breaks off or is too long. */
async function textOf(socket: Socket): Promise<string> {
  let text = '';
  try {
    for await (const part of socket as AsyncIterable<Buffer>) {
      text += part.toString('utf8');
      if (text.length > WISH_MAX_BYTES) return '';
    }
    return text;
  } catch {
    return '';
  }
}
