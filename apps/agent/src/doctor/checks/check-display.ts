import type { HostSystem } from '../../host-system.ts';
import { X11Connection } from '../../x11/x11-connection.ts';
import { type Finding, finding } from '../finding.ts';

/** By the names that the display itself uses. */
const NEEDED_EXTENSIONS = ['XTEST', 'DAMAGE', 'MIT-SHM', 'XFIXES', 'RANDR', 'XInputExtension'];

export async function checkDisplay(system: HostSystem): Promise<Finding> {
  if (system.kind === 'wayland') return finding('display-wayland');
  if (system.kind !== 'x11') return finding('display-unsupported', { system: system.kind });
  if (system.display === null || system.display === '') return finding('display-unset');
  const { display } = system;
  try {
    (await connect(display))[Symbol.dispose]();
    return finding('display-ready', { display });
  } catch {
    return finding('display-unreachable', { display });
  }
}

export async function checkExtensions(system: HostSystem): Promise<Finding> {
  const connection = await connectionTo(system);
  if (connection === null) return finding('needs-display');
  using open = connection;
  const present = await open.ask<readonly string[]>((client, answered) => {
    client.ListExtensions(answered);
  });
  const missing = NEEDED_EXTENSIONS.filter((name) => !present.includes(name));
  if (missing.length > 0) return finding('extensions-missing', { names: missing.join(', ') });
  return finding('extensions-ready', { names: NEEDED_EXTENSIONS.join(', ') });
}

async function connectionTo(system: HostSystem): Promise<X11Connection | null> {
  if (system.kind !== 'x11' || (system.display ?? '') === '') return null;
  return connect(system.display ?? '').catch(() => null);
}

const connect = (display: string): Promise<X11Connection> =>
  X11Connection.open(display, { event: () => undefined, lost: () => undefined, refused: () => undefined });
