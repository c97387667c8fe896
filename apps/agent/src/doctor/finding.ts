/** What is looked at, in the order in which it is told. */
export const CHECKS = [
  'settings',
  'display',
  'extensions',
  'encoders',
  'transport',
  'memory',
  'key-store',
  'tray',
  'browser',
  'log',
  'proxy',
  'server',
  'clock',
  'live',
  'enrolment',
  'protections',
  'address-server',
  'relay-udp',
  'relay-tcp',
  'relay-tls',
] as const;
export type CheckId = (typeof CHECKS)[number];

/** `skipped`: it couldn't be looked at, because something before it is missing. */
export type Verdict = 'ok' | 'warning' | 'failed' | 'skipped';

/** What each finding means for the person; its words are `doctor.finding.CODE`, how to mend it `doctor.mend.CODE`. */
export const VERDICTS = {
  'settings-none': 'ok',
  'settings-used': 'ok',
  'settings-invalid': 'failed',
  'display-ready': 'ok',
  'display-unset': 'failed',
  'display-unreachable': 'failed',
  'display-wayland': 'failed',
  'display-unsupported': 'failed',
  'extensions-ready': 'ok',
  'extensions-missing': 'failed',
  'encoders-ready': 'ok',
  'encoders-some': 'warning',
  'encoders-none': 'failed',
  'transport-ready': 'ok',
  'transport-missing': 'failed',
  'memory-ready': 'ok',
  'memory-missing': 'failed',
  'key-store-system': 'ok',
  'key-store-files': 'warning',
  'key-store-away': 'failed',
  'key-store-damaged': 'failed',
  'key-store-exposed': 'failed',
  'tray-ready': 'ok',
  'tray-no-bus': 'warning',
  'tray-missing': 'warning',
  'browser-ready': 'ok',
  'browser-missing': 'failed',
  'log-journal': 'ok',
  'log-syslog': 'ok',
  'log-files': 'ok',
  'log-unwritable': 'warning',
  'proxy-none': 'ok',
  'proxy-used': 'ok',
  'proxy-unused': 'warning',
  'server-ready': 'ok',
  'server-unset': 'skipped',
  'server-unknown': 'failed',
  'server-unreachable': 'failed',
  'server-untrusted': 'failed',
  'server-other': 'failed',
  'clock-right': 'ok',
  'clock-wrong': 'failed',
  'live-ready': 'ok',
  'live-blocked': 'failed',
  'enrolment-known': 'ok',
  'enrolment-none': 'ok',
  'enrolment-retired': 'failed',
  'enrolment-forgotten': 'failed',
  'enrolment-refused': 'failed',
  'protections-read': 'ok',
  'way-open': 'ok',
  'way-closed': 'warning',
  'way-unknown': 'skipped',
  'way-unnamed': 'skipped',
  'needs-display': 'skipped',
  'needs-server': 'skipped',
  'check-broken': 'failed',
} as const satisfies Record<string, Verdict>;
export type FindingCode = keyof typeof VERDICTS;

/** One thing that was found. `details` fill the words in: names, addresses, numbers; nothing secret. */
export interface Finding {
  readonly code: FindingCode;
  readonly details: Readonly<Record<string, string>>;
}

export const finding = (code: FindingCode, details: Readonly<Record<string, string>> = {}): Finding => ({
  code,
  details,
});

export interface CheckResult extends Finding {
  readonly check: CheckId;
  readonly verdict: Verdict;
}

/** Looks at one thing; what it throws is a finding too. */
export type Check = (signal: AbortSignal) => Promise<Finding>;
