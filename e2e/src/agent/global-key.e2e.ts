import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ChildProgram } from '../rig/child-program.ts';
import { Display, until } from '../rig/index.ts';
import { buttonsDown } from './buttons-down.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('./global-key-program.ts', import.meta.url));
const COMBINATION = 'ctrl+alt+shift+End';

async function holding(display: Display, ...args: readonly string[]): Promise<ChildProgram> {
  const env = { DISPLAY: display.name, XDG_SESSION_TYPE: 'x11', NODE_OPTIONS: '', VITEST: '' };
  const child = new ChildProgram(process.execPath, { args: [program, ...args], env });
  await child.ready('the key', () => child.output.includes('ready') || undefined);
  return child;
}

const press = (display: Display, ...keys: readonly string[]) =>
  run('xdotool', ['key', ...keys], { env: { ...process.env, DISPLAY: display.name } });

test('AGX2 the global key is heard whatever is locked, and its layout may change', async () => {
  await using display = await Display.start();
  await using child = await holding(display);
  const presses = () => child.output.filter((line) => line === 'pressed').length;
  await press(display, COMBINATION);
  await until('a press', () => presses() === 1);
  await press(display, 'Num_Lock', 'Caps_Lock');
  await press(display, COMBINATION);
  await until('a press with locks', () => presses() === 2);
  await press(display, 'Num_Lock', 'Caps_Lock');
  await run('setxkbmap', ['-display', display.name, 'de']);
  await press(display, COMBINATION);
  await until('a press in another layout', () => presses() === 3);
  await press(display, 'ctrl+alt+End', 'shift+End');
  await press(display, COMBINATION);
  await until('the next press', () => presses() >= 4);
  expect(presses()).toBe(4);
  expect(child.isRunning).toBe(true);
});

test('AGX3 an agent that hangs is ended by the key, and nothing that it pressed stays down', async () => {
  await using display = await Display.start();
  await using child = await holding(display, 'hang');
  await until('it hangs', () => child.output.includes('hanging'));
  expect(await buttonsDown(display.name)).toBe(1);
  await press(display, COMBINATION);
  await until('its end', () => !child.isRunning);
  expect(await buttonsDown(display.name)).toBe(0);
  expect(child.output).not.toContain('pressed');
});

test('AGX2 a key that another program has isn’t taken from it', async () => {
  await using display = await Display.start();
  await using first = await holding(display);
  await expect(holding(display)).rejects.toThrow('GLOBAL_KEY_TAKEN');
  expect(first.isRunning).toBe(true);
});
