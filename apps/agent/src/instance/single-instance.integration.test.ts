import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SessionCode } from '@alongside/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SingleInstance, type Wish } from './single-instance.ts';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'alongside-instance-'));
  folder = path.join(parent, 'run');
});
afterEach(() => rm(parent, { recursive: true }));

const show: Wish = { kind: 'show', code: null };

test('AGA3 a second start hands over what it was started for, and ends', async () => {
  const wishes: Wish[] = [];
  await using first = await SingleInstance.claim(folder, show, (wish) => wishes.push(wish));
  expect(first).not.toBeNull();
  const code = SessionCode.parse('ABCD-EFGH');
  const second = await SingleInstance.claim(folder, { kind: 'show', code }, () => undefined);
  expect(second).toBeNull();
  expect(wishes).toEqual([{ kind: 'show', code }]);
  expect((await stat(folder)).mode & 0o077).toBe(0);
});

test('AGA3 what a killed one left behind doesn’t hinder the next', async () => {
  {
    await using first = await SingleInstance.claim(folder, show, () => undefined);
    expect(first).not.toBeNull();
  }
  await writeFile(path.join(folder, 'agent.sock'), '');
  await using next = await SingleInstance.claim(folder, show, () => undefined);
  expect(next).not.toBeNull();
});

test('AGA3 a second start that goes away before it is answered leaves the first one as it is', async () => {
  const wishes: Wish[] = [];
  await using first = await SingleInstance.claim(folder, show, (wish) => wishes.push(wish));
  expect(first).not.toBeNull();
  for (let start = 0; start < 5; start += 1) {
    const socket = connect(path.join(folder, 'agent.sock'));
    socket.on('error', () => undefined);
    socket.once('connect', () => {
      socket.end(JSON.stringify(show), () => socket.destroy());
    });
    await once(socket, 'close');
  }
  await vi.waitFor(() => expect(wishes).toHaveLength(5));
  expect(await SingleInstance.claim(folder, show, () => undefined)).toBeNull();
});

test.for(['', '{}', '{"kind":"quit"}', '{"kind":"show","code":"x"}', 'x'.repeat(5_000)])(
  'AGA3 %j is no wish',
  async (text) => {
    const wishes: Wish[] = [];
    await using first = await SingleInstance.claim(folder, show, (wish) => wishes.push(wish));
    expect(first).not.toBeNull();
    const socket = connect(path.join(folder, 'agent.sock'));
    socket.on('error', () => undefined);
    socket.end(text);
    const answer: Buffer[] = [];
    for await (const part of socket as AsyncIterable<Buffer>) answer.push(part);
    expect(Buffer.concat(answer).toString()).toBe('');
    expect(wishes).toEqual([]);
  },
);
