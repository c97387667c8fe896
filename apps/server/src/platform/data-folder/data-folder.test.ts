import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDataFolder } from './open-data-folder.ts';

describe('the data folder', () => {
  let parent: string;
  let folder: string;

  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'alongside-data-'));
    folder = path.join(parent, 'deep', 'data');
  });
  afterEach(() => rm(parent, { recursive: true }));

  const lockOf = (pid: number, startedAt: string | null): Promise<void> =>
    writeFile(path.join(folder, 'in-use.json'), JSON.stringify({ pid, startedAt }));

  test('PDF1 it is made for its owner alone', async () => {
    const opened = await openDataFolder(folder);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    await opened.release();
  });

  test('PDF1 a folder that cannot be written to is named, with what to do', async () => {
    const file = path.join(parent, 'file');
    await writeFile(file, '');
    await expect(openDataFolder(path.join(file, 'data'))).rejects.toMatchObject({
      code: 'DATA_FOLDER_UNUSABLE',
      message: expect.stringContaining('--data') as string,
    });
  });

  test('PDF2 a second one is told which process has it, and gets it when it is free', async () => {
    const first = await openDataFolder(folder);
    await expect(openDataFolder(folder)).rejects.toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      message: expect.stringContaining(`process ${String(process.pid)}`) as string,
    });
    await first.release();
    await first.release();
    const second = await openDataFolder(folder);
    await second.release();
  });

  test('PDF3 the lock of a process that is gone is taken over', async () => {
    await (await openDataFolder(folder)).release();
    const gone = spawn(process.execPath, ['--version']);
    await once(gone, 'exit');
    await lockOf(gone.pid ?? 0, '1');
    await (await openDataFolder(folder)).release();
  });

  test.runIf(process.platform === 'linux')(
    'PDF3 a lock is taken over when its number belongs to another process now',
    async () => {
      await (await openDataFolder(folder)).release();
      await lockOf(process.pid, '1');
      await (await openDataFolder(folder)).release();
    },
  );

  test('PDF3 a lock that was broken off while it was written is taken over', async () => {
    await (await openDataFolder(folder)).release();
    await writeFile(path.join(folder, 'in-use.json'), '{"pi');
    await (await openDataFolder(folder)).release();
  });

  test('PDF4 a folder of a newer layout is left alone, and free again', async () => {
    await (await openDataFolder(folder)).release();
    const format = path.join(folder, 'format.json');
    await writeFile(format, '{"formatVersion":2,"more":true}');
    await expect(openDataFolder(folder)).rejects.toMatchObject({ code: 'DATA_NEWER' });
    expect(await readFile(format, 'utf8')).toBe('{"formatVersion":2,"more":true}');
    await writeFile(format, 'not JSON');
    await expect(openDataFolder(folder)).rejects.toMatchObject({ code: 'DATA_FOLDER_UNUSABLE' });
  });
});
