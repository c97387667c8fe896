import { z } from 'zod';
import { type SystemFacts, UNKNOWN_POSTURE } from '../device-reader.ts';
import { runProgram, type RunProgram } from '../run-program.ts';

/**
 * All in one start of PowerShell, which takes a second. The shell's own property of a drive tells of BitLocker without an
 * administrator's rights.
 */
const SCRIPT = `
$ErrorActionPreference = 'SilentlyContinue'
$os = Get-CimInstance Win32_OperatingSystem
$nt = Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion'
$desk = Get-ItemProperty 'HKCU:\\Control Panel\\Desktop'
$policy = Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System'
$pc = Get-CimInstance Win32_ComputerSystem
$drive = (New-Object -ComObject Shell.Application).NameSpace($env:SystemDrive).Self
[ordered]@{
  caption = $os.Caption; release = $nt.DisplayVersion; build = $os.BuildNumber; revision = $nt.UBR
  model = $pc.Model; serial = (Get-CimInstance Win32_BIOS).SerialNumber
  users = @(Get-CimInstance Win32_Process -Filter "Name='explorer.exe'" | ForEach-Object { (Invoke-CimMethod -InputObject $_ -MethodName GetOwner).User })
  bitLocker = $drive.ExtendedProperty('System.Volume.BitLockerProtection')
  firewall = @(Get-NetFirewallProfile -PolicyStore ActiveStore | ForEach-Object { [int]$_.Enabled })
  saver = @($desk.ScreenSaveActive, $desk.ScreenSaverIsSecure, $desk.ScreenSaveTimeOut)
  inactivity = $policy.InactivityTimeoutSecs
} | ConvertTo-Json -Compress
`;

const Text = z.string().nullable().catch(null);
const Answer = z.object({
  caption: Text,
  release: Text,
  build: Text,
  revision: z.int().nullable().catch(null),
  model: Text,
  serial: Text,
  users: z.array(z.string()).catch([]),
  bitLocker: z.int().nullable().catch(null),
  /** 1: on, 0 or 2: off, as each profile has it. */
  firewall: z.array(z.int()).catch([]),
  saver: z.array(z.string().nullable()).catch([]),
  inactivity: z.int().nullable().catch(null),
});
type Answer = z.infer<typeof Answer>;

/** Reads a Windows by PowerShell. Made after documented outputs; not yet run on a Windows. */
export async function readWindows(run: RunProgram = runProgram): Promise<SystemFacts> {
  const args = ['-NoProfile', '-NonInteractive', '-Command', SCRIPT];
  const answer = parse(await run('powershell.exe', args));
  if (answer === null) {
    return { osVersion: null, model: null, serial: null, signedInUsers: [], posture: UNKNOWN_POSTURE };
  }
  return {
    osVersion: versionOf(answer),
    model: answer.model,
    serial: answer.serial,
    signedInUsers: [...new Set(answer.users)],
    posture: {
      isDiskEncrypted: encryptionOf(answer.bitLocker),
      isFirewallOn: answer.firewall.length === 0 ? null : answer.firewall.every((each) => each === 1),
      hasScreenLock: lockOf(answer),
    },
  };
}

function parse(text: string | null): Answer | null {
  try {
    return Answer.safeParse(JSON.parse(text ?? '')).data ?? null;
  } catch {
    return null;
  }
}

/** `Windows 11 Pro 24H2 (26100.2033)` */
function versionOf({ caption, release, build, revision }: Answer): string | null {
  if (caption === null) return null;
  const number = build === null ? '' : ` (${build}${revision === null ? '' : `.${String(revision)}`})`;
  return `${caption.replace(/^Microsoft /, '')}${release === null ? '' : ` ${release}`}${number}`;
}

const PROTECTED = [1, 3, 6];
const UNPROTECTED = [2, 4, 5];

/** On, encrypting and locked are protected; off, decrypting and suspended aren't. */
function encryptionOf(state: number | null): boolean | null {
  if (state === null) return null;
  if (PROTECTED.includes(state)) return true;
  return UNPROTECTED.includes(state) ? false : null;
}

/** By policy after some seconds without use, or by a screen saver that asks for the password. */
function lockOf({ inactivity, saver: [active, isSecure, timeout] }: Answer): boolean | null {
  if (inactivity !== null && inactivity > 0) return true;
  // Without a screen saver it may lock by its power settings or Windows Hello, which nothing here tells.
  if (active !== '1') return null;
  return isSecure === '1' && Number(timeout) > 0;
}
