import { readFile } from 'node:fs/promises';
import { getuid } from 'node:process';

/** Tells whether the process at the other end of a loopback connection is of the person that the agent runs for. */
export type SamePersonCheck = (connection: {
  readonly remotePort?: number | undefined;
  readonly localPort?: number | undefined;
}) => Promise<boolean>;

/** Columns of Linux' table of connections, `proc_pid_net(5)`. */
const COLUMN = { local: 1, remote: 2, user: 7 } as const;

/**
 * On Linux everybody on the machine reaches its loopback and reads the arguments of a browser that was started, so the
 * token alone doesn't tell people apart; the kernel knows who opened the connection. Elsewhere arguments aren't for
 * everybody's eyes.
 */
export const samePersonCheck = (platform: NodeJS.Platform = process.platform): SamePersonCheck =>
  platform === 'linux' ? isSamePersonOnLinux : () => Promise.resolve(true);

const isSamePersonOnLinux: SamePersonCheck = async ({ remotePort, localPort }) => {
  if (remotePort === undefined || localPort === undefined) return false;
  // Without the table nobody is let in.
  const table = await readFile('/proc/net/tcp', 'utf8').catch(() => '');
  return ownerOf(table, remotePort, localPort) === getuid?.();
};

/** Who opened the connection from `fromPort` to `toPort` of this machine; null: it isn't in the table. */
export function ownerOf(table: string, fromPort: number, toPort: number): number | null {
  for (const row of table.split('\n')) {
    const columns = row.trim().split(/\s+/u);
    const [from, to, user] = [columns[COLUMN.local], columns[COLUMN.remote], columns[COLUMN.user]];
    if (portOf(from) === fromPort && portOf(to) === toPort && user !== undefined) return Number(user);
  }
  return null;
}

const portOf = (address: string | undefined): number =>
  Number.parseInt(/:([0-9A-F]{4})$/u.exec(address ?? '')?.[1] ?? '', 16);
