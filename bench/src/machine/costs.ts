import { setTimeout as pause } from 'node:timers/promises';
import type { ByteCounters } from './byte-counters.ts';
import { nowMs } from './monotonic-clock.ts';
import { readMachine } from './processor-time.ts';
import type { GroupSeconds, Programs } from './programs.ts';

/** What something cost while it went on. */
export interface Costs {
  /** Processor seconds a second, by group. */
  readonly cores: GroupSeconds;
  /** Both directions. */
  readonly bytesPerSecond: number;
  /** Cores that other work of the machine used: more than a tenth disturbs. */
  readonly foreignCores: number;
  /** Cores that the machine below gave to others. */
  readonly stolenCores: number;
}

interface Reading {
  readonly atMs: number;
  readonly groups: GroupSeconds;
  readonly bytes: number;
  readonly busySeconds: number;
  readonly stolenSeconds: number;
  readonly ownSeconds: number;
}

export interface Booked {
  readonly programs: Programs;
  readonly bytes: ByteCounters | null;
}

function read({ programs, bytes }: Booked): Reading {
  const { user, system } = process.cpuUsage();
  const { busySeconds, stolenSeconds } = readMachine();
  const groups = programs.groupSeconds();
  return {
    atMs: nowMs(),
    groups,
    bytes: bytes?.bytes ?? 0,
    busySeconds,
    stolenSeconds,
    ownSeconds: (user + system) / 1e6,
  };
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

function between(from: Reading, to: Reading): Costs {
  const seconds = (to.atMs - from.atMs) / 1_000;
  const groups = Object.entries(to.groups).map(
    ([group, used]) =>
      [group, (used - ((from.groups as Record<string, number>)[group] ?? 0)) / seconds] as const,
  );
  const ours = groups.reduce((sum, [, cores]) => sum + cores, (to.ownSeconds - from.ownSeconds) / seconds);
  return {
    cores: Object.fromEntries(groups.map(([group, cores]) => [group, rounded(cores)])),
    bytesPerSecond: Math.round((to.bytes - from.bytes) / seconds),
    foreignCores: rounded((to.busySeconds - from.busySeconds) / seconds - ours),
    stolenCores: rounded((to.stolenSeconds - from.stolenSeconds) / seconds),
  };
}

/** Does something and tells what it cost. */
export async function booked<T>(
  whose: Booked,
  work: () => Promise<T>,
): Promise<{ readonly costs: Costs; readonly result: T }> {
  const from = read(whose);
  const result = await work();
  return { costs: between(from, read(whose)), result };
}

const LOOK_MS = 1_000;

/** Waits until other work uses less than so many cores, at most so long. */
export async function untilQuiet(whose: Booked, cores: number, mostMs: number): Promise<void> {
  const endsAtMs = nowMs() + mostMs;
  do {
    const { costs } = await booked(whose, () => pause(LOOK_MS));
    if (costs.foreignCores < cores) return;
  } while (nowMs() < endsAtMs);
}
