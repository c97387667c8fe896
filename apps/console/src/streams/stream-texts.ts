import type { StreamFormat } from '@alongside/protocol';

export const FORMAT_TEXTS: Readonly<Record<StreamFormat, string>> = {
  ocsf: 'console.streams.format-ocsf',
  json: 'console.streams.format-json',
};

/** Why delivering failed. What isn't known here, such as a status, is shown as it is. */
export const REASON_TEXTS: Readonly<Record<string, string>> = {
  TIMEOUT: 'console.stream-reason.timeout',
  CERTIFICATE: 'console.stream-reason.certificate',
  ADDRESS_REFUSED: 'console.stream-reason.address-refused',
  CONNECTION_REFUSED: 'console.stream-reason.connection-refused',
  CONNECTION_LOST: 'console.stream-reason.connection-lost',
  NAME_UNKNOWN: 'console.stream-reason.name-unknown',
  UNREACHABLE: 'console.stream-reason.unreachable',
};
