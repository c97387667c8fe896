import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { join } from 'node:path';
import { until } from '@alongside/e2e';
import type { Group, Programs } from '../machine/programs.ts';

const run = promisify(execFile);

/** What is shared. */
export const SCREEN = { widthPx: 1_920, heightPx: 1_080 } as const;

/** What it is looked at on: large enough to show it point by point beside what a viewer has around it. */
export const VIEWER_SCREEN = { widthPx: 2_560, heightPx: 1_440 } as const;

interface ScreenSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface VirtualScreen {
  /** As in DISPLAY. */
  readonly display: string;
  /** The file that holds its pixels; null: it has none. */
  readonly framebuffer: string | null;
}

const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** The first number from here on whose display nobody has. */
export function freeDisplay(from: number): string {
  let number = from;
  while (existsSync(`/tmp/.X11-unix/X${number}`) || existsSync(`/tmp/.X${number}-lock`)) number += 1;
  return `:${number}`;
}

export const isDisplayThere = (display: string): boolean => existsSync(`/tmp/.X11-unix/X${display.slice(1)}`);

/** An Xvfb whose pixels are in a file. */
export async function startVirtualScreen(
  programs: Programs,
  resources: AsyncDisposableStack,
  { group, from, size }: { readonly group: Group; readonly from: number; readonly size: ScreenSize },
): Promise<VirtualScreen> {
  const display = freeDisplay(from);
  const folder = mkdtempSync(join(MEMORY, 'alongside-bench-'));
  resources.defer(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const screen = `${size.widthPx}x${size.heightPx}x24`;
  const args = [
    display,
    '-screen',
    '0',
    screen,
    '-fbdir',
    folder,
    '-nolisten',
    'tcp',
    '-dpi',
    '96',
    '-noreset',
  ];
  programs.start(group, 'Xvfb', args);
  const framebuffer = join(folder, 'Xvfb_screen0');
  await until(`the screen ${display}`, () => isDisplayThere(display) && existsSync(framebuffer));
  return { display, framebuffer };
}

/** A window manager, and no key that repeats itself. */
export async function furnishScreen(programs: Programs, group: Group, display: string): Promise<void> {
  const env = { DISPLAY: display };
  programs.start(group, 'openbox', ['--sm-disable'], { env });
  const settings = programs.start(group, 'xset', ['r', 'off', 's', 'off'], { env });
  await until('the screen to be set', () => !settings.isRunning);
  await until('the window manager', async () => {
    const { stdout } = await run('xprop', ['-display', display, '-root', '_NET_SUPPORTING_WM_CHECK']);
    return stdout.includes('window id');
  });
}
