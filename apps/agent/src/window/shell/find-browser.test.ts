import { expect, test } from 'vitest';
import { AgentError } from '../../agent-error.ts';
import { findBrowser } from './find-browser.ts';

const installed =
  (...files: string[]) =>
  (file: string): boolean =>
    files.includes(file);

test('AGV27 on Linux the first browser of the path is taken, never one of a relative folder', () => {
  const env = { PATH: '.:/usr/local/bin:/usr/bin' };
  const isProgram = installed('/usr/bin/microsoft-edge', '/usr/bin/google-chrome', './chromium', 'chromium');
  expect(findBrowser({ platform: 'linux', env, isProgram })).toBe('/usr/bin/google-chrome');
});

test('AGV27 on Windows Edge is there, on macOS programs of the system and of the person are', () => {
  const edge = String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`;
  const env = { 'ProgramFiles(x86)': String.raw`C:\Program Files (x86)`, HOME: '/Users/jonas' };
  expect(findBrowser({ platform: 'win32', env, isProgram: installed(edge) })).toBe(edge);
  const chrome = '/Users/jonas/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  expect(findBrowser({ platform: 'darwin', env, isProgram: installed(chrome) })).toBe(chrome);
});

test('AGV27 that there is none has a code', () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    const find = () => findBrowser({ platform, env: {}, isProgram: () => false });
    expect(find).toThrow(new AgentError('WINDOW_BROWSER_MISSING'));
  }
});
