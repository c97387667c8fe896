import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readMachineSettings } from './machine-settings.ts';

let file: string;
beforeEach(async () => {
  file = path.join(await mkdtemp(path.join(tmpdir(), 'alongside-machine-')), 'agent.json');
});
afterEach(() => rm(path.dirname(file), { recursive: true }));

test('AGT3 the machine’s settings name the server and the codecs; without them the person chooses', async () => {
  const globalKey = 'Ctrl+Alt+Shift+End';
  const codecs = ['h264', 'vp8', 'vp9', 'av1'];
  expect(await readMachineSettings(file)).toEqual({ server: null, enrolmentToken: null, codecs, globalKey });
  await writeFile(file, '{"server":"https://Help.example.org"}');
  expect(await readMachineSettings(file)).toEqual({
    server: 'https://help.example.org',
    enrolmentToken: null,
    codecs,
    globalKey,
  });
  await writeFile(file, '{"codecs":["vp9","vp8"]}');
  expect(await readMachineSettings(file)).toEqual({
    server: null,
    enrolmentToken: null,
    codecs: ['vp9', 'vp8'],
    globalKey,
  });
});

test.for([
  '',
  '[]',
  '{"server":"help.example.org"}',
  '{"server":"https://help.example.org/path"}',
  '{"servers":[]}',
  '{"codecs":[]}',
  '{"codecs":["vp8","vp8"]}',
  '{"codecs":["h266"]}',
  '{"globalKey":"End"}',
  '{"enrolmentToken":"short"}',
])('AGT3 %j is refused with a code, not passed over', async (text) => {
  await writeFile(file, text);
  await expect(readMachineSettings(file)).rejects.toMatchObject({ code: 'MACHINE_SETTINGS_INVALID' });
});
