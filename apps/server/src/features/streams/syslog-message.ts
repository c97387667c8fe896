import type { AuditRow } from '@alongside/protocol';

/** *Log audit* of RFC 5424, table 1. */
const FACILITY = 13;
/** Of RFC 5424, table 2. */
const SEVERITIES: Readonly<Record<AuditRow['severity'], number>> = {
  info: 6,
  notice: 5,
  warning: 4,
  alert: 1,
};
/** IANA's number for examples and documentation (RFC 5612): we have none of our own. */
const STRUCTURED_DATA_ID = 'audit@32473';

interface SyslogEntry {
  readonly severity: AuditRow['severity'];
  readonly at: string;
  /** Name of the server, as people reach it. */
  readonly host: string;
  readonly code: string;
  readonly tenantId: string;
  readonly n: number;
  /** JSON. */
  readonly text: string;
}

/**
 * One message of RFC 5424, framed for TLS by its length in bytes (RFC 5425, 4.3). What we don't choose ourselves stands
 * in the JSON alone, which has no line breaks.
 */
export function syslogFrame({ severity, at, host, code, tenantId, n, text }: SyslogEntry): Buffer {
  const priority = FACILITY * 8 + SEVERITIES[severity];
  const data = `[${STRUCTURED_DATA_ID} tenant="${tenantId}" n="${String(n)}"]`;
  // The mark at its beginning says that the text is UTF-8 (RFC 5424, 6.4).
  const message = `<${String(priority)}>1 ${at} ${printable(host, 255)} alongside - ${printable(code, 32)} ${data} \uFEFF${text}`;
  const bytes = Buffer.from(message);
  return Buffer.concat([Buffer.from(`${String(bytes.length)} `), bytes]);
}

/** A field of the header is printable ASCII without spaces. */
const printable = (text: string, length: number): string =>
  text.replaceAll(/[^\u0021-\u007E]/gu, '').slice(0, length) || '-';
