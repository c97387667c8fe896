import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ServerOrigin } from '@alongside/protocol';
import { AgentError } from '../../agent-error.ts';
import { openKeyStore } from '../../key-store/open-key-store.ts';
import { FileSystemLog } from '../../system-log/file-system-log.ts';
import { systemLogWay } from '../../system-log/open-system-log.ts';
import { findBrowser } from '../../window/shell/find-browser.ts';
import { type Finding, finding } from '../finding.ts';

type Env = Readonly<Record<string, string | undefined>>;

const CODE_OF_FAULT: Readonly<Record<string, 'key-store-away' | 'key-store-damaged' | 'key-store-exposed'>> =
  {
    KEY_STORE_DAMAGED: 'key-store-damaged',
    KEY_STORE_EXPOSED: 'key-store-exposed',
  };

/** @param names what may be stored; read and forgotten */
export async function checkKeyStore(folder: string, names: readonly string[]): Promise<Finding> {
  try {
    const { kind, store } = await openKeyStore(folder);
    for (const name of names) await store.get(name);
    return kind === 'system' ? finding('key-store-system') : finding('key-store-files', { folder });
  } catch (error) {
    if (!(error instanceof AgentError)) throw error;
    return finding(CODE_OF_FAULT[error.code] ?? 'key-store-away', { folder });
  }
}

/** Whether somebody shows tray icons. */
export async function checkTray(env: Env): Promise<Finding> {
  if ((env['DBUS_SESSION_BUS_ADDRESS'] ?? '') === '') return finding('tray-no-bus');
  const question = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
  const args = [...question, 'org.freedesktop.DBus.NameHasOwner', 'string:org.kde.StatusNotifierWatcher'];
  try {
    const { stdout } = await promisify(execFile)('dbus-send', args, { env: { ...env }, timeout: 5_000 });
    return finding(stdout.includes('boolean true') ? 'tray-ready' : 'tray-missing');
  } catch {
    return finding('tray-no-bus');
  }
}

/** Whether a browser is there that can show the agent's window. */
export function checkBrowser(env: Env): Promise<Finding> {
  try {
    return Promise.resolve(finding('browser-ready', { file: findBrowser({ env }) }));
  } catch (error) {
    if (!(error instanceof AgentError)) throw error;
    return Promise.resolve(finding('browser-missing'));
  }
}

/** @param folder for the files; one entry is written */
export async function checkLog(folder: string): Promise<Finding> {
  const faults: unknown[] = [];
  const log = new FileSystemLog({ folder, now: () => Date.now(), report: (cause) => faults.push(cause) });
  log.write({ kind: 'checked' });
  await log.flush();
  if (faults.length > 0) return finding('log-unwritable', { folder });
  const way = await systemLogWay();
  if (way === 'none') return finding('log-files', { folder });
  return finding(way === 'journal' ? 'log-journal' : 'log-syslog', { folder });
}

const FOR_TLS = ['HTTPS_PROXY', 'https_proxy'];
const WITHOUT_TLS = ['HTTP_PROXY', 'http_proxy'];
const VARIABLES = [...FOR_TLS, ...WITHOUT_TLS];
/** Known to other programs. */
const FOR_OTHERS = ['ALL_PROXY', 'all_proxy'];

const setOf = (names: readonly string[], env: Env): string[] =>
  names.filter((name) => (env[name] ?? '') !== '');

/** By which variables the agent may go to this server; null: none is chosen yet. */
function variablesFor(origin: ServerOrigin | null): readonly string[] {
  if (origin === null) return VARIABLES;
  return origin.startsWith('https:') ? FOR_TLS : WITHOUT_TLS;
}

/** Whether the agent goes to this server by way of a proxy, as far as a name alone says. */
export const hasProxy = (origin: ServerOrigin | null, env: Env): boolean =>
  origin !== null && setOf(variablesFor(origin), env).length > 0;

export function checkProxy(origin: ServerOrigin | null, env: Env): Promise<Finding> {
  const used = setOf(variablesFor(origin), env);
  const unused = setOf([...VARIABLES, ...FOR_OTHERS], env);
  if (used.length > 0) return Promise.resolve(finding('proxy-used', { names: used.join(', ') }));
  const found =
    unused.length === 0 ? finding('proxy-none') : finding('proxy-unused', { names: unused.join(', ') });
  return Promise.resolve(found);
}
