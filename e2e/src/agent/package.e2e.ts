import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { installedPackages } from '../../../tools/package-agent/installed-packages.ts';
import { Display, until } from '../rig/index.ts';

const run = promisify(execFile);
const repositoryRoot = path.resolve(import.meta.dirname, '..', '..', '..');

/** All that a program finds who started it; nothing of the repository. */
const bareEnvironment = (home: string): Record<string, string> => ({ PATH: '/usr/bin:/bin', HOME: home });

const DoctorAnswer = z.object({
  version: z.string(),
  checks: z.array(z.object({ check: z.string(), code: z.string() })),
});

let made: string;
let archive: string;
let deb: string;

beforeAll(async () => {
  made = mkdtempSync(path.join(tmpdir(), 'alongside-packages-'));
  const program = path.join(repositoryRoot, 'tools', 'package-agent', 'main.ts');
  const { stdout } = await run(process.execPath, [program, '--quick', '--output', path.join(made, 'out')]);
  [archive = '', deb = ''] = stdout.split('\n').map((line) => line.split('  ')[0] ?? '');
  // Hundreds of megabytes are bundled, packed and unpacked.
}, 300_000);
afterAll(() => {
  rmSync(made, { recursive: true });
});

/** What the doctor finds of the parts that the package brings. */
async function doctorFinds(program: string, home: string): Promise<Record<string, string>> {
  // It says with its exit code that there is no desktop.
  const { stdout } = await run(program, ['doctor', '--json'], { env: bareEnvironment(home) }).catch(
    (error: unknown) => z.object({ code: z.literal(1), stdout: z.string() }).parse(error),
  );
  const { checks } = DoctorAnswer.parse(JSON.parse(stdout));
  return Object.fromEntries(checks.map(({ check, code }) => [check, code]));
}

const partsWork = { encoders: 'encoders-ready', transport: 'transport-ready', memory: 'memory-ready' };

describe('the archive', () => {
  let folder: string;
  beforeAll(async () => {
    const place = path.join(made, 'a place with spaces');
    mkdirSync(place);
    await run('tar', ['--extract', '--file', archive, '--directory', place]);
    folder = path.join(place, readdirSync(place)[0] ?? '');
  });

  test('AGT4 runs where it was unpacked, by its own runtime and native parts', async () => {
    const program = path.join(folder, 'alongside-agent');
    const { stdout } = await run(program, ['version'], { env: bareEnvironment(made) });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await doctorFinds(program, made)).toMatchObject(partsWork);
    const link = path.join(made, 'link');
    await run('ln', ['-s', program, link]);
    expect((await run(link, ['version'], { env: bareEnvironment(made) })).stdout).toBe(stdout);
  });

  test('AGT8 every package that is shipped is there with its licence, and the whole says that it is under the GPL', () => {
    const third = readFileSync(path.join(folder, 'licences', 'THIRD-PARTY.txt'), 'utf8');
    const shipped = installedPackages(
      repositoryRoot,
      ['@alongside/agent', '@alongside/agent-window'],
      ['unzipper', 'werift'],
    );
    expect(shipped.length).toBeGreaterThan(20);
    for (const { name, version } of shipped) expect(third).toContain(`\n${name} ${version}\nLicence: `);
    expect(third).toContain('GPL-3.0-or-later (FFmpeg with x264 and x265');
    const notice = readFileSync(path.join(folder, 'licences', 'NOTICE.txt'), 'utf8');
    expect(notice).toContain('version 3 or later (GPL-3.0.txt)');
    expect(notice).not.toMatch(/[{}]/);
    expect(readFileSync(path.join(folder, 'licences', 'GPL-3.0.txt'), 'utf8')).toContain(
      'Version 3, 29 June 2007',
    );
  });

  test('AGT4 holds no tests, sources of native parts or anything of the repository’s folder', async () => {
    const { stdout } = await run('find', [folder, '-type', 'f']);
    const papers = stdout.split('\n').filter((file) => !/licen[cs]e/i.test(path.basename(file)));
    expect(papers.filter((file) => /\.(ts|map|cc|cpp|h|md)$|config\.[cm]?js(on)?$/.test(file))).toEqual([]);
    const { stdout: found } = await run('grep', ['-rlF', repositoryRoot, folder]).catch(() => ({
      stdout: '',
    }));
    expect(found).toBe('');
  });
});

describe('the Debian package', () => {
  let system: string;
  const at = (...names: string[]): string => path.join(system, ...names);

  /** dpkg on a system of its own in a folder; packages that it needs are those of this machine. */
  const dpkg = (args: readonly string[], env: Record<string, string> = {}) =>
    run(
      'dpkg',
      ['--root', system, '--force-script-chrootless', '--force-depends', '--force-unsafe-io', ...args],
      {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ...env },
      },
    );

  beforeAll(async () => {
    system = mkdtempSync(path.join(made, 'system-'));
    for (const folder of ['info', 'updates', 'triggers'])
      mkdirSync(at('var/lib/dpkg', folder), { recursive: true });
    for (const file of ['status', 'available']) writeFileSync(at('var/lib/dpkg', file), '');
    await dpkg(['--install', deb], { ALONGSIDE_SERVER: 'https://help.example.org/"}; rm -rf' });
  });

  const files = async (): Promise<string[]> => {
    const { stdout } = await run('find', [system, '-not', '-type', 'd', '-not', '-path', '*/var/*']);
    return stdout.split('\n').filter((line) => line !== '');
  };

  test('AGT5 installs the program, its place in the menu, its links and the service that starts with the desktop', async () => {
    expect((await dpkg(['--verify', 'alongside-agent'])).stdout).toBe('');
    const { stdout } = await run(at('usr/bin/alongside-agent'), ['version'], { env: bareEnvironment(made) });
    expect(stdout).toMatch(/^\d/);
    expect(await doctorFinds(at('usr/bin/alongside-agent'), made)).toMatchObject(partsWork);

    const applications = at('usr/share/applications');
    const entries = readdirSync(applications).map((name) => path.join(applications, name));
    expect((await run('desktop-file-validate', entries)).stdout).toBe('');
    await run('update-desktop-database', [applications]);
    const { stdout: handler } = await run('xdg-mime', ['query', 'default', 'x-scheme-handler/alongside'], {
      env: { ...bareEnvironment(system), XDG_DATA_DIRS: at('usr/share'), XDG_DATA_HOME: at('home') },
    });
    expect(handler).toBe('org.alongside.Agent.Link.desktop\n');
    rmSync(path.join(applications, 'mimeinfo.cache'));
    const wanted = at('usr/lib/systemd/user/graphical-session.target.wants/alongside-agent.service');
    expect(readFileSync(wanted, 'utf8')).toContain('ExecStart=/usr/bin/alongside-agent start --hidden\n');
    expect(existsSync(at('usr/share/icons/hicolor/scalable/apps/org.alongside.Agent.svg'))).toBe(true);
  });

  test('AGT6 the server is set by a variable, and never over what an administrator wrote', async () => {
    const settings = at('etc/alongside/agent.json');
    expect(existsSync(settings)).toBe(false);
    const configure = (server: string) =>
      run(at('var/lib/dpkg/info/alongside-agent.postinst'), ['configure'], {
        env: { ...bareEnvironment(made), DPKG_ROOT: system, ALONGSIDE_SERVER: server },
      });
    for (const no of [
      'help.example.org',
      'https://a b',
      'https://a/path',
      'https://a\nhttps://b',
      'https://$(id)',
    ]) {
      expect((await configure(no)).stderr).toContain('not used');
    }
    expect(existsSync(settings)).toBe(false);
    await configure('https://help.example.org:8443');
    expect(JSON.parse(readFileSync(settings, 'utf8'))).toEqual({ server: 'https://help.example.org:8443' });
    await configure('https://other.example.org');
    expect(readFileSync(settings, 'utf8')).toContain('help.example.org');
  });

  test('AGT7 an upgrade and a removal end what runs, and a purge leaves nothing', async () => {
    await using display = await Display.start();
    const isOver = async (work: () => Promise<unknown>): Promise<void> => {
      const folder = mkdtempSync(path.join(made, 'state-'));
      const agent = spawn(at('usr/bin/alongside-agent'), ['start', '--hidden'], {
        env: { ...bareEnvironment(folder), ALONGSIDE_AGENT_FOLDER: folder, DISPLAY: display.name },
        stdio: 'ignore',
      });
      const over = once(agent, 'exit');
      await until(
        'the agent writes its log',
        () => existsSync(path.join(folder, 'log', 'agent.log')) || undefined,
      );
      expect(agent.exitCode).toBeNull();
      await work();
      await over;
    };
    await isOver(() => dpkg(['--install', deb]));
    await isOver(() => dpkg(['--remove', 'alongside-agent']));
    expect(await files()).toEqual([at('etc/alongside/agent.json')]);
    await dpkg(['--purge', 'alongside-agent']);
    expect(await files()).toEqual([]);
    expect(existsSync(at('etc/alongside'))).toBe(false);
  });
});
