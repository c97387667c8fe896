import type { Clock } from '@alongside/domain';
import type { Sealing } from '../identity/index.ts';
import type { OutboundNetworks } from '../../platform/outbound/index.ts';
import type { StreamSender } from './stream-sender.ts';
import type { StreamRow } from './stream-tables.ts';
import { SyslogSender } from './syslog-sender.ts';
import { WebhookSender } from './webhook-sender.ts';

const TIMEOUT_MS = 10_000;

export interface SenderDeps {
  readonly sealing: Sealing;
  readonly clock: Clock;
  readonly networks: OutboundNetworks;
  /** Where people reach this server. */
  readonly origin: string;
  /** PEM; in place of whom Node trusts, for webhooks. Default: those. */
  readonly webhookAuthority?: string;
}

/** The way to the receiver of a stream. */
export function senderOf(deps: SenderDeps, row: StreamRow): StreamSender {
  const { sealing, clock, networks, origin, webhookAuthority } = deps;
  const { target } = row;
  const options = { networks, timeoutMs: TIMEOUT_MS };
  if (target.kind === 'syslog') {
    const { host, port, authority } = target;
    return new SyslogSender({ ...options, host, port, authority, ownHost: new URL(origin).hostname });
  }
  return new WebhookSender({
    ...options,
    clock,
    url: target.url,
    secret: sealing.unseal(row.tenant_id, 'webhook-secret', row.sealed_secret ?? ''),
    ...(webhookAuthority === undefined ? {} : { authority: webhookAuthority }),
  });
}
