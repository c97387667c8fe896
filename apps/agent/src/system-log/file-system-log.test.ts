import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileSystemLog } from './file-system-log.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'alongside-log-'));
});
afterEach(() => rm(parent, { recursive: true }));

const opened = (folder: string, faults: unknown[] = []): FileSystemLog =>
  new FileSystemLog({ folder, now: () => 0, report: (cause) => faults.push(cause), fileMaxBytes: 300 });

test('AGL4 files are for their owner, begun anew when full, and the oldest goes', async () => {
  const folder = path.join(parent, 'state', 'alongside');
  const log = opened(folder);
  for (let version = 1; version <= 50; version += 1) log.write({ kind: 'started', version: `v${version}` });
  await log.flush();
  const names = await readdir(folder);
  expect(names.sort()).toEqual(['agent.log', 'agent.log.1', 'agent.log.2', 'agent.log.3', 'agent.log.4']);
  for (const name of names) {
    const { mode, size } = await stat(path.join(folder, name));
    expect(mode & 0o777).toBe(0o600);
    expect(size).toBeLessThanOrEqual(300);
  }
  expect(await readFile(path.join(folder, 'agent.log'), 'utf8')).toContain('version=v50\n');
});

test('AGL3 a file that can not be written is reported, and writing goes on when it can', async () => {
  const faults: unknown[] = [];
  const folder = path.join(parent, 'taken');
  await writeFile(folder, '');
  const log = opened(folder, faults);
  log.write({ kind: 'stopped' });
  await log.flush();
  expect(faults).toHaveLength(1);
  await rm(folder);
  log.write({ kind: 'stopped' });
  await log.flush();
  expect(await readFile(path.join(folder, 'agent.log'), 'utf8')).toBe(
    '1970-01-01T00:00:00.000Z event=stopped\n',
  );
});
