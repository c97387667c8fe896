import { setTimeout as pause } from 'node:timers/promises';
import { booked } from '../machine/costs.ts';
import type { Idle, Scene } from './scenario.ts';

const SETTLE_MS = 4_000;

/** An open session and a desktop on which nothing happens. */
export async function idle({ booked: whose, stimulus }: Scene, seconds: number): Promise<Idle> {
  await stimulus.show('idle');
  await pause(SETTLE_MS);
  const { costs } = await booked(whose, () => pause(seconds * 1_000));
  return { kind: 'idle', costs };
}
