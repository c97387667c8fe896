import { hostSystem } from '../../host-system.ts';
import { noStacking } from './no-stacking.ts';
import type { WindowStacking } from './window-stacking.ts';
import { X11WindowStacking } from './x11/x11-window-stacking.ts';

/** What this system lets a program do about it; nothing where it has no say, or its display can't be reached. */
export async function openWindowStacking(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<WindowStacking> {
  const system = hostSystem({ platform: process.platform, env });
  if (system.kind !== 'x11' || system.display === null) return noStacking;
  return await X11WindowStacking.open(system.display).catch(() => noStacking);
}
