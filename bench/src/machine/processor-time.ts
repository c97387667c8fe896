import { readFileSync, readdirSync } from 'node:fs';
import { loadavg } from 'node:os';

/** The kernel's unit in /proc. */
const TICKS_A_SECOND = 100;

interface ProcessTime {
  readonly parent: number;
  /** Its own, and of its children that have ended, in seconds. */
  readonly seconds: number;
}

/** All processes of the machine. */
export function readProcesses(): ReadonlyMap<number, ProcessTime> {
  const processes = new Map<number, ProcessTime>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readStat(name);
    if (stat === null) continue;
    // What stands before is the program's name in brackets, which may hold anything.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = fields.slice(11, 15).reduce((sum, each) => sum + each, 0);
    processes.set(Number(name), { parent: fields[1] ?? 0, seconds: ticks / TICKS_A_SECOND });
  }
  return processes;
}

/** null: it has ended meanwhile. */
function readStat(process: string): string | null {
  try {
    return readFileSync(`/proc/${process}/stat`, 'latin1');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ESRCH'))
      return null;
    throw cause;
  }
}

/** These processes and all that came from them. */
export function descendantsOf(roots: Iterable<number>): Set<number> {
  const processes = readProcesses();
  const found = new Set(roots);
  let size = 0;
  while (size !== found.size) {
    size = found.size;
    for (const [id, { parent }] of processes) if (found.has(parent)) found.add(id);
  }
  return found;
}

interface MachineTime {
  /** Seconds of all processors that something ran. */
  readonly busySeconds: number;
  /** Seconds that the machine below gave to others. */
  readonly stolenSeconds: number;
  readonly load: number;
}

export function readMachine(): MachineTime {
  const [line = ''] = readFileSync('/proc/stat', 'latin1').split('\n');
  const ticks = line.trim().split(/\s+/).slice(1).map(Number);
  const sum = (...places: number[]): number =>
    places.reduce((all, place) => all + (ticks[place] ?? 0), 0) / TICKS_A_SECOND;
  return { busySeconds: sum(0, 1, 2, 5, 6), stolenSeconds: sum(7), load: loadavg()[0] ?? 0 };
}
