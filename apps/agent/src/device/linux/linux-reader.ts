import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { SystemFacts } from '../device-reader.ts';
import { runProgram, type RunProgram } from '../run-program.ts';
import { readDiskEncryption } from './disk-encryption.ts';
import { readFirewall } from './firewall.ts';
import { readScreenLock } from './screen-lock.ts';

/** os-release(5) */
const PRETTY_NAME = /^PRETTY_NAME=(?:"([^"\n]*)"|([^\n]*))$/m;

/** Reads a Linux, by its own files and programs, with the rights of the person whose agent it is. */
export async function readLinux(run: RunProgram = runProgram): Promise<SystemFacts> {
  const home = homedir();
  const [, quoted, bare] = PRETTY_NAME.exec(await textOf('/etc/os-release')) ?? [];
  const settings = process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config');
  const [isDiskEncrypted, isFirewallOn, hasScreenLock, signedInUsers] = await Promise.all([
    readDiskEncryption({ root: '/', home }),
    readFirewall({
      run,
      ufwSettings: await textOf('/etc/ufw/ufw.conf'),
      isRoot: process.getuid?.() === 0,
    }),
    readScreenLock({
      run,
      desktop: process.env['XDG_CURRENT_DESKTOP'] ?? '',
      plasmaSettings: await textOf(path.join(settings, 'kscreenlockerrc')),
    }),
    readSignedInUsers(run),
  ]);
  return {
    osVersion: quoted ?? bare ?? null,
    model: await dmi('product_name'),
    serial: await dmi('product_serial'),
    signedInUsers,
    posture: { isDiskEncrypted, isFirewallOn, hasScreenLock },
  };
}

/** who(1): the name is the first word of each line. */
export async function readSignedInUsers(run: RunProgram): Promise<string[]> {
  return namesIn((await run('who', [])) ?? '');
}

/** Who stands at the beginning of the lines, each once. */
export function namesIn(text: string): string[] {
  const names = text.split('\n').map((line) => line.split(/\s/u)[0] ?? '');
  return [...new Set(names)].filter((name) => name !== '');
}

/** Of firmware that says nothing of use, as many boards do. */
const PLACEHOLDER =
  /^(?:|to be filled by o\.?e\.?m\.?|default string|system serial number|not specified|none|0+)$/i;

async function dmi(name: string): Promise<string | null> {
  const text = (await textOf(`/sys/class/dmi/id/${name}`)).trim();
  return PLACEHOLDER.test(text) ? null : text;
}

/** Empty when there is no such file, or not for this person. */
const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');
