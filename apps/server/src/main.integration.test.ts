import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

const SOURCE = import.meta.dirname;
const START_TIMEOUT_MS = 120_000;

interface Program {
  readonly process: ChildProcess;
  /** Waits until standard output has it. */
  printed(text: RegExp): Promise<RegExpExecArray>;
  /** How it ended, with all that it wrote. */
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

const running = new Set<ChildProcess>();

function start(program: 'main.ts' | 'alongside.ts', args: readonly string[]): Program {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('ALONGSIDE_')),
  );
  const child = spawn(process.execPath, [path.join(SOURCE, program), ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let out = '';
  let err = '';
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const look of waiting) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    for (const look of waiting) look();
    return { code: code as number | null, out, err };
  });
  const printed = (text: RegExp): Promise<RegExpExecArray> => {
    const found = Promise.withResolvers<RegExpExecArray>();
    const look = (): void => {
      const match = text.exec(out);
      if (match !== null) found.resolve(match);
      else if (!running.has(child))
        found.reject(new Error(`It ended without printing ${String(text)}: ${out}${err}`));
    };
    waiting.add(look);
    look();
    return found.promise;
  };
  return { process: child, printed, ended };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

describe('the program', { timeout: START_TIMEOUT_MS }, () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'alongside-main-'));
  });
  afterEach(async () => {
    for (const child of running) {
      child.kill('SIGKILL');
      await once(child, 'close');
    }
  });
  afterAll(() => rm(folder, { recursive: true }));

  const startServer = async () => {
    const port = await freePort();
    const program = start('main.ts', ['--port', String(port), '--log-level', 'warn', ...inData()]);
    await program.printed(/^Listening on /mu);
    return { ...program, port, origin: `http://localhost:${String(port)}` };
  };
  const fails = async (...args: readonly string[]) => start('main.ts', args).ended;
  const inData = (): string[] => ['--data', path.join(folder, 'data')];

  test('PCO5, PCO6, PDB10 it prints a new set-up link at each start until it is used, stops in order, and keeps its data', async () => {
    const first = await startServer();
    const [, firstToken] = await first.printed(/^Set-up link: \S+\/setup#(\S+)$/mu);
    first.process.kill('SIGTERM');
    first.process.kill('SIGTERM');
    expect(await first.ended).toMatchObject({ code: 0, err: '' });

    const second = await startServer();
    const [, token] = await second.printed(/^Set-up link: \S+\/setup#(\S+)$/mu);
    expect(token).not.toBe(firstToken);
    const setUp = (used: string | undefined) =>
      fetch(`${second.origin}/api/v1/setup`, {
        method: 'POST',
        headers: { origin: second.origin, 'content-type': 'application/json' },
        body: JSON.stringify({
          token: used,
          organisation: 'Nordlicht',
          email: 'greta@nordlicht.example',
          fullName: 'Greta Lindqvist',
          password: 'four words nobody guesses',
          isEnabled: true,
          areUnenrolledDevicesAllowed: true,
        }),
      });
    expect((await setUp(firstToken)).status).toBe(404);
    expect((await setUp(token)).status).toBe(200);
    second.process.kill('SIGINT');
    const { code, out, err } = await second.ended;
    expect([code, err]).toEqual([0, '']);
    expect(existsSync(path.join(folder, 'data/in-use.json'))).toBe(false);
    expect(out).not.toContain('four words');

    const third = await startServer();
    third.process.kill('SIGKILL');
    expect((await third.ended).out).not.toContain('Set-up link');
  });

  test('PAU8, PDF2, PDF3, OPR1 after a kill the audit log is verified from the terminal, and by the server while one runs', async () => {
    const verified = await start('alongside.ts', ['audit', 'verify', ...inData()]).ended;
    expect(verified).toMatchObject({ code: 0, err: '' });
    const hash =
      /^Nordlicht \(\S+\): whole, \d+ rows, last hash ([0-9a-f]{64})$/mu.exec(verified.out)?.[1] ?? '';
    expect((await start('alongside.ts', ['audit', 'verify', ...inData(), '--expect', hash]).ended).code).toBe(
      0,
    );
    const lost = await start('alongside.ts', ['audit', 'verify', ...inData(), '--expect', 'f'.repeat(64)])
      .ended;
    expect(lost.code).toBe(1);

    const server = await startServer();
    const asked = await start('alongside.ts', ['audit', 'verify', '--expect', hash, ...inData()]).ended;
    expect([asked.code, asked.err]).toEqual([0, '']);
    const second = await fails(...inData());
    expect(second.code).toBe(75);
    expect(second.err).toMatch(/^The data folder .* is in use by another Alongside \(process \d+\)\..*\n$/u);
    server.process.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });

  test('PAU8 what is no data folder is left alone', async () => {
    const nothing = path.join(folder, 'nothing');
    expect(await start('alongside.ts', ['audit', 'verify', '--data', nothing]).ended).toMatchObject({
      code: 73,
    });
    expect(existsSync(nothing)).toBe(false);
    expect(await start('alongside.ts', ['--nonsense']).ended).toMatchObject({ code: 64 });
  });

  test('PCO4 a taken port ends the start with a sentence', async () => {
    const blocker = createServer().listen(0, 'localhost');
    await once(blocker, 'listening');
    const address = blocker.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const { code, err } = await fails('--port', port, '--log-level', 'silent', ...inData());
    blocker.close();
    expect([code, err]).toEqual([
      69,
      `Port ${port} is in use by another program. Stop that one, or choose another port with --port.\n`,
    ]);
    expect(existsSync(path.join(folder, 'data/in-use.json'))).toBe(false);
  });

  test('PCO4, PDF1, PDF4, PCO2 what keeps it from starting is said in a sentence, with a code of its own', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, 'no certificate');
    expect(await fails('--data', path.join(file, 'data'))).toMatchObject({ code: 73, out: '' });
    expect(await fails('--port', 'many')).toMatchObject({ code: 64 });
    const tls = await fails('--tls-cert', file, '--tls-key', file, ...inData());
    expect(tls.err).toMatch(/^The certificate and key [^\n]*\n$/u);
    expect(tls.code).toBe(66);
    const newer = path.join(folder, 'newer');
    await mkdir(newer);
    await writeFile(path.join(newer, 'format.json'), '{"formatVersion":99}');
    const refused = await fails('--data', newer);
    expect(refused.code).toBe(78);
    expect(refused.err).toMatch(/newer version of Alongside\. [^\n]*\n$/u);
  });
});
