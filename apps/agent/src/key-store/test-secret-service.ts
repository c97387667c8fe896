import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A session bus of its own with GNOME's key store on it; both end with it. */
export interface SecretService extends AsyncDisposable {
  /** For `DBUS_SESSION_BUS_ADDRESS`. */
  readonly busAddress: string;
}

/** Prints the bus once the store is open; asked without starting another one by the bus. A closed standard input ends all. */
const SCRIPT = `
ask() { dbus-send --session --print-reply --dest="$@" 2>/dev/null; }
printf 'password' | gnome-keyring-daemon $UNLOCK --components=secrets --foreground >/dev/null 2>&1 & store=$!
until ask org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q 'boolean true' && { test -z "$UNLOCK" ||
  ask org.freedesktop.secrets /org/freedesktop/secrets/collection/login org.freedesktop.DBus.Properties.Get \
    string:org.freedesktop.Secret.Collection string:Locked | grep -q 'boolean false'; }
do kill -0 $store || exit 1; sleep 0.05; done
echo "$DBUS_SESSION_BUS_ADDRESS"
read -r _; kill $store; wait $store
`;

export async function startSecretService({ isLocked = false } = {}): Promise<SecretService> {
  const home = await mkdtemp(path.join(tmpdir(), 'alongside-secrets-'));
  const environment = {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_RUNTIME_DIR: home,
    XDG_DATA_DIRS: home,
    UNLOCK: isLocked ? '' : '--unlock',
  };
  const bus = spawn('dbus-run-session', ['--', 'bash', '-c', SCRIPT], {
    env: environment,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(bus, 'exit');
  const lines = createInterface({ input: bus.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true) throw new Error('gnome-keyring or dbus-run-session did not start.');
  return {
    busAddress: first.value,
    [Symbol.asyncDispose]: async () => {
      bus.stdin.end();
      await ended;
      await rm(home, { recursive: true });
    },
  };
}
