import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const user = 'alongside';
const startTimeoutMs = 30_000;

/** A PostgreSQL of our own: empty, on this machine alone, gone afterwards. */
export interface PostgresServer extends AsyncDisposable {
  /** Address of its first database, for somebody who may do everything in it. */
  readonly url: string;
}

interface PostgresOptions {
  /** Whether what is committed outlives the machine's power, as where people use it. Default: no, which is faster. */
  readonly isDurable?: boolean;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Starts PostgreSQL from the system's programs in a new folder and on a free port.
 *
 * @throws {Error} when there is no PostgreSQL, or it doesn't start; the message has what it said
 */
export async function startPostgres({ isDurable = false }: PostgresOptions = {}): Promise<PostgresServer> {
  const programs = findPrograms();
  const account = findAccount();
  const folder = mkdtempSync(path.join(tmpdir(), 'alongside-postgres-'));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const password = randomBytes(16).toString('hex');
    const port = await findFreePort();
    makeCluster({ programs, folder, account, password });
    const server = await startServer({ programs, folder, account, port, isDurable });
    return {
      url: `postgres://${user}:${password}@127.0.0.1:${port}/postgres`,
      [Symbol.asyncDispose]: async () => {
        await stopServer(server);
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The newest of Debian's versions. */
function findPrograms(): string {
  const version = (folder: string): number => Number(folder.split('/').at(-2));
  const [newest] = globSync('/usr/lib/postgresql/*/bin').sort((a, b) => version(b) - version(a));
  if (newest === undefined) throw new Error('There is no PostgreSQL in /usr/lib/postgresql.');
  return newest;
}

/** PostgreSQL refuses to run as root, so root runs it as the user its package has made. */
function findAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const ask = (option: string): number =>
    Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: ask('-u'), gid: ask('-g') };
}

interface NewCluster {
  readonly programs: string;
  readonly folder: string;
  readonly account: Account | undefined;
  readonly password: string;
}

function makeCluster({ programs, folder, account, password }: NewCluster): void {
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== undefined) {
    for (const each of [folder, passwordFile]) chownSync(each, account.uid, account.gid);
  }
  execFileSync(
    path.join(programs, 'initdb'),
    [
      `--pgdata=${path.join(folder, 'data')}`,
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ],
    { cwd: folder, stdio: 'pipe', ...account },
  );
}

interface NewServer {
  readonly programs: string;
  readonly folder: string;
  readonly account: Account | undefined;
  readonly port: number;
  readonly isDurable: boolean;
}

/** What a test wrote need not outlive the machine's power. */
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

async function startServer({ programs, folder, account, port, isDurable }: NewServer): Promise<ChildProcess> {
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    max_connections: '200',
    ...(isDurable ? {} : NOT_DURABLE),
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(path.join(programs, 'postgres'), ['-D', path.join(folder, 'data'), ...options], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...account,
  });
  await waitUntilReady(server);
  return server;
}

/** The server says itself when it is ready, so nothing need be tried and waited for. */
function waitUntilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (): void => {
      server.kill('SIGKILL');
      reject(new Error(`PostgreSQL did not start:\n${said}`));
    };
    const late = setTimeout(fail, startTimeoutMs);
    server.once('error', reject);
    server.once('exit', fail);
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-10_000);
      if (!said.includes('database system is ready to accept connections')) return;
      clearTimeout(late);
      server.off('exit', fail);
      resolve();
    });
  });
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  // Its word for: drop the connections and leave at once, without tidying.
  server.kill('SIGQUIT');
  await gone;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No free port was given.');
  return address.port;
}
