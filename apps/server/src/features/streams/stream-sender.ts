import type { OutboundNetworks } from '../../platform/outbound/index.ts';

/** One event as it is sent, with what a transport needs to know of it. */
export interface OutgoingEvent {
  readonly n: number;
  readonly at: string;
  readonly code: string;
  readonly severity: 'info' | 'notice' | 'warning' | 'alert';
  readonly tenantId: string;
  /** JSON in the stream's format. */
  readonly text: string;
}

/**
 * What became of some events. `failed`: the receiver isn't there, or doesn't take anything now; later it may.
 * `refused`: it is there and won't have these.
 */
export type SendResult =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Takes events to one receiver. Never rejects. */
export interface StreamSender {
  send(events: readonly OutgoingEvent[]): Promise<SendResult>;
}

export interface SenderOptions {
  readonly networks: OutboundNetworks;
  /** Milliseconds after which a receiver that says nothing counts as not there. */
  readonly timeoutMs: number;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'CONNECTION_REFUSED',
  ECONNRESET: 'CONNECTION_LOST',
  EPIPE: 'CONNECTION_LOST',
  ENOTFOUND: 'NAME_UNKNOWN',
  EAI_AGAIN: 'NAME_UNKNOWN',
  ETIMEDOUT: 'TIMEOUT',
  EHOSTUNREACH: 'UNREACHABLE',
  ENETUNREACH: 'UNREACHABLE',
  ADDRESS_REFUSED: 'ADDRESS_REFUSED',
};

/** A short code for people and logs; never what the other end said. */
export function reasonOf(fault: unknown): string {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  const known = REASONS[code];
  if (known !== undefined) return known;
  return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/u.test(code) ? 'CERTIFICATE' : 'UNREACHABLE';
}
