import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** The inodes of a process's sockets; none when it has ended. */
function socketsOf(id: number): string[] {
  const folder = `/proc/${id}/fd`;
  const found: string[] = [];
  try {
    for (const name of readdirSync(folder)) {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(join(folder, name)))?.[1];
      if (inode !== undefined) found.push(inode);
    }
  } catch (cause) {
    // It has ended, or closed one of them meanwhile.
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause;
  }
  return found;
}

/** Ports from a table as in /proc/net/udp of the sockets with these inodes. */
export function portsIn(table: string, inodes: ReadonlySet<string>): number[] {
  return table
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const fields = line.trim().split(/\s+/);
      const port = /:([0-9A-F]{4})$/.exec(fields[1] ?? '')?.[1];
      return port !== undefined && inodes.has(fields[9] ?? '') ? [Number.parseInt(port, 16)] : [];
    });
}

/** The UDP ports that these processes hold now. */
export function udpPortsOf(processes: Iterable<number>): number[] {
  const inodes = new Set([...processes].flatMap(socketsOf));
  const tables = ['/proc/net/udp', '/proc/net/udp6'].map((path) => readFileSync(path, 'utf8'));
  return [...new Set(tables.flatMap((table) => portsIn(table, inodes)))];
}
