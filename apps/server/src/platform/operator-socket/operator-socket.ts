import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { json, text } from 'node:stream/consumers';
import { z } from 'zod';
import { StartFault, startFaultCodes } from '../start-fault.ts';

const OWNER_ONLY = 0o600;
/** What an address of a socket has room for on every system (sockaddr_un). */
const PATH_MAX_BYTES = 100;

/** Whether a socket of this name can be made: not too long a name, and a system with sockets that files guard. */
export const canServeOperator = (file: string): boolean =>
  process.platform !== 'win32' && Buffer.byteLength(file) <= PATH_MAX_BYTES;

const Fault = z.object({ fault: z.object({ code: z.enum(startFaultCodes), sentence: z.string() }) });
const Answered = z.object({ answer: z.unknown() });

/**
 * Answers whoever may open the socket's file, which is who runs this process: the one that has an embedded database open
 * is asked by those that can't open it.
 * @returns stops it
 */
export async function serveOperator(
  file: string,
  answer: (command: unknown) => Promise<unknown>,
  onFault: (fault: unknown) => void,
): Promise<() => Promise<void>> {
  const respond = async (asked: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      response.end(JSON.stringify({ answer: await answer(await json(asked)) }));
    } catch (fault) {
      if (!(fault instanceof StartFault)) onFault(fault);
      const told =
        fault instanceof StartFault
          ? { code: fault.code, sentence: fault.message }
          : { code: 'COMMAND_REFUSED', sentence: 'The server met a fault; its log says which.' };
      response.writeHead(500).end(JSON.stringify({ fault: told }));
    }
  };
  const server = createServer((asked, response) => void respond(asked, response));
  // Whoever had it is gone: the data folder is ours.
  await rm(file, { force: true });
  server.listen(file);
  await once(server, 'listening');
  await chmod(file, OWNER_ONLY);
  return async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
}

/**
 * Asks the server that has the data folder.
 * @returns null: no server answers there
 * @throws StartFault what the server refused it with
 */
export async function askOperator(
  file: string,
  command: unknown,
): Promise<{ readonly answer: unknown } | null> {
  const asked = request({ socketPath: file, method: 'POST', path: '/' });
  asked.end(JSON.stringify(command));
  let response: IncomingMessage;
  try {
    [response] = (await once(asked, 'response')) as [IncomingMessage];
  } catch (error) {
    if (isNobody(error)) return null;
    throw new StartFault('SERVER_NOT_ANSWERING', `The server that has ${file} doesn't answer.`, {
      cause: error,
    });
  }
  const body: unknown = JSON.parse(await text(response));
  const refused = Fault.safeParse(body);
  if (refused.success) throw new StartFault(refused.data.fault.code, refused.data.fault.sentence);
  return { answer: Answered.parse(body).answer };
}

const isNobody = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ECONNREFUSED');
