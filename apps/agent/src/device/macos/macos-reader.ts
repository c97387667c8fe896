import type { SystemFacts } from '../device-reader.ts';
import { namesIn } from '../linux/linux-reader.ts';
import { runProgram, type RunProgram } from '../run-program.ts';

/** Reads a macOS by its own programs. Made after their documented outputs; not yet run on a Mac. */
export async function readMacos(run: RunProgram = runProgram): Promise<SystemFacts> {
  const [version, vault, firewall, lock, platform, model, users] = await Promise.all([
    run('/usr/bin/sw_vers', ['-productVersion']),
    run('/usr/bin/fdesetup', ['status']),
    run('/usr/libexec/ApplicationFirewall/socketfilterfw', ['--getglobalstate']),
    run('/usr/sbin/sysadminctl', ['-screenLock', 'status']),
    run('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice']),
    run('/usr/sbin/sysctl', ['-n', 'hw.model']),
    run('/usr/bin/who', []),
  ]);
  return {
    osVersion: wordOf(version) === null ? null : `macOS ${wordOf(version) ?? ''}`,
    model: wordOf(model),
    serial: /"IOPlatformSerialNumber" = "([^"\n]+)"/.exec(platform ?? '')?.[1] ?? null,
    signedInUsers: namesIn(users ?? ''),
    posture: {
      isDiskEncrypted: eitherOf(vault, /^FileVault is On\./m, /^FileVault is Off\./m),
      isFirewallOn: eitherOf(firewall, /\(State = [12]\)/, /\(State = 0\)/),
      hasScreenLock: eitherOf(lock, /screenLock (?:delay is|is immediate)/i, /screenLock is off/i),
    },
  };
}

/** One word of letters, digits, dots and commas, as versions and models are. */
const wordOf = (text: string | null): string | null => /^\s*([\w.,-]+)\s*$/.exec(text ?? '')?.[1] ?? null;

function eitherOf(text: string | null, yes: RegExp, no: RegExp): boolean | null {
  if (text === null || yes.test(text) === no.test(text)) return null;
  return yes.test(text);
}
