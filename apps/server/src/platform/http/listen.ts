import type { FastifyInstance } from 'fastify';
import { StartFault } from '../start-fault.ts';

interface ListenOptions {
  readonly port: number;
  readonly host: string;
}

/** @throws StartFault PORT_TAKEN, PORT_REFUSED */
export async function listen(app: FastifyInstance, { port, host }: ListenOptions): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    throw listenFault(error, { port, host });
  }
}

function listenFault(error: unknown, { port, host }: ListenOptions): unknown {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return new StartFault(
        'PORT_TAKEN',
        `Port ${port} is in use by another program. Stop that one, or choose another port with --port.`,
        { cause: error },
      );
    case 'EACCES':
      return new StartFault(
        'PORT_REFUSED',
        `This user may not listen on port ${port}. Choose one above 1023 with --port, with a reverse proxy in front of it.`,
        { cause: error },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFault(
        'PORT_REFUSED',
        `${host} is no address of this machine. Choose another one with --host.`,
        { cause: error },
      );
    default:
      return error;
  }
}
