import type { RunProgram } from '../run-program.ts';

export interface ScreenLockOptions {
  readonly run: RunProgram;
  /** `XDG_CURRENT_DESKTOP`: names with colons between them; empty: not known. */
  readonly desktop: string;
  /** Text of `kscreenlockerrc`; empty: there is none. */
  readonly plasmaSettings: string;
}

/** Whether the screen locks by itself, by the settings of the desktop that runs; null: of another desktop. */
export async function readScreenLock(options: ScreenLockOptions): Promise<boolean | null> {
  const desktops = options.desktop.toLowerCase().split(':');
  if (desktops.some((each) => ['gnome', 'ubuntu', 'unity', 'budgie'].includes(each))) {
    return readGnome(options.run);
  }
  if (desktops.some((each) => ['cinnamon', 'x-cinnamon'].includes(each))) {
    return readSwitches(options.run, [['org.cinnamon.desktop.screensaver', 'lock-enabled']]);
  }
  if (desktops.includes('mate')) {
    return readSwitches(options.run, [
      ['org.mate.screensaver', 'lock-enabled'],
      ['org.mate.screensaver', 'idle-activation-enabled'],
    ]);
  }
  if (desktops.includes('kde')) return readPlasma(options.plasmaSettings);
  if (desktops.includes('xfce')) return readXfce(options.run);
  return null;
}

async function readGnome(run: RunProgram): Promise<boolean | null> {
  const isLocking = await readSwitches(run, [['org.gnome.desktop.screensaver', 'lock-enabled']]);
  const delay = /^uint32 (\d+)\s*$/.exec(
    (await setting(run, 'org.gnome.desktop.session', 'idle-delay')) ?? '',
  );
  if (isLocking === null || delay === null) return null;
  // A delay of 0 is never.
  return isLocking && Number(delay[1]) > 0;
}

async function readSwitches(
  run: RunProgram,
  keys: readonly (readonly [schema: string, key: string])[],
): Promise<boolean | null> {
  const told = await Promise.all(keys.map(([schema, key]) => setting(run, schema, key)));
  const values = told.map((text) => text?.trim());
  if (values.includes('false')) return false;
  return values.every((value) => value === 'true') ? true : null;
}

const setting = (run: RunProgram, schema: string, key: string): Promise<string | null> =>
  run('gsettings', ['get', schema, key]);

/** Plasma locks unless it is told not to, and writes down only what differs. */
function readPlasma(settings: string): boolean {
  const [, daemon = ''] = /^\[Daemon\]\n((?:(?!\[).*\n?)*)/m.exec(settings) ?? [];
  return !/^Autolock=false$/m.test(daemon);
}

/** Its channel holds only what was changed; without the saver running nothing locks. */
async function readXfce(run: RunProgram): Promise<boolean | null> {
  const lock = await run('xfconf-query', ['--channel', 'xfce4-screensaver', '--property', '/lock/enabled']);
  const value = lock?.trim();
  return value === 'true' || value === 'false' ? value === 'true' : null;
}
