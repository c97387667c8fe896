import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';

const PROGRAM = path.join(import.meta.dirname, 'test-system-log-program.ts');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'alongside-log-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** In a mount namespace of its own with an empty /run and /dev/log; `$1` is Node, `$2` the program, `$3` a folder. */
async function inNamespace(script: string): Promise<string> {
  const prepare = 'set -e; mount -t tmpfs none /run; mkdir -p /run/systemd/journal /run/log/journal;';
  const args = ['--mount', 'bash', '-c', `${prepare} ${script}`, 'bash', process.execPath, PROGRAM, folder];
  const { stdout } = await promisify(execFile)('unshare', args, { timeout: 20_000 });
  return stdout;
}

const forgedLine = 'event=fault code=X?MESSAGE?forged???31m?event?started';

test('AGL1, AGL2 the journal has each value in a field of its own, and nothing forged', async () => {
  const output = await inNamespace(`
    /lib/systemd/systemd-journald >/dev/null 2>&1 & journald=$!
    until test -S /run/systemd/journal/socket; do kill -0 $journald; sleep 0.05; done
    "$1" "$2" "$3" >&2
    journalctl -D /run/log/journal --sync >/dev/null 2>&1 || true
    until test "$(journalctl -D /run/log/journal -q -o json -t alongside-agent | wc -l)" -ge 3; do sleep 0.05; done
    journalctl -D /run/log/journal -q -o json -t alongside-agent
    kill $journald`);
  const entries = output
    .trim()
    .split('\n')
    .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
  const session = '0198c2d4-8b7e-7000-8000-000000000001';
  expect(entries).toMatchObject([
    {
      MESSAGE: 'event=started version=1.2.3',
      PRIORITY: '6',
      ALONGSIDE_EVENT: 'started',
      ALONGSIDE_VERSION: '1.2.3',
    },
    { ALONGSIDE_EVENT: 'session-ended', ALONGSIDE_SESSION: session, ALONGSIDE_REASON: 'emergency' },
    { MESSAGE: forgedLine, PRIORITY: '4', ALONGSIDE_EVENT: 'fault' },
  ]);
});

test('AGL3 the files have everything where the system has no log', async () => {
  expect(await inNamespace('"$1" "$2" "$3"')).toBe('[]');
  expect((await readFile(path.join(folder, 'agent.log'), 'utf8')).split('\n')).toEqual([
    '2026-01-01T00:00:00.000Z event=started version=1.2.3',
    '2026-01-01T00:00:00.000Z event=session-ended session=0198c2d4-8b7e-7000-8000-000000000001 reason=emergency',
    `2026-01-01T00:00:00.000Z ${forgedLine}`,
    '',
  ]);
});

test('AGL3 the files have everything while the system’s log takes nothing, which is reported', async () => {
  const deaf = `require('node:net').createServer().listen('/run/systemd/journal/socket')`;
  const output = await inNamespace(`
    "$1" -e "${deaf}" & until test -S /run/systemd/journal/socket; do sleep 0.05; done
    "$1" "$2" "$3"; kill %1`);
  expect(z.array(z.string()).parse(JSON.parse(output)).length).toBeGreaterThan(0);
  expect(await readFile(path.join(folder, 'agent.log'), 'utf8')).toContain('reason=emergency');
});
