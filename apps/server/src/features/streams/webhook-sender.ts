import { createHmac } from 'node:crypto';
import { request } from 'node:https';
import type { Clock } from '@alongside/domain';
import {
  type OutgoingEvent,
  reasonOf,
  type SenderOptions,
  type SendResult,
  type StreamSender,
} from './stream-sender.ts';

/** Statuses that say something about what was sent, and not about the receiver. */
const REFUSALS: ReadonlySet<number> = new Set([400, 406, 413, 415, 422]);
const SECRET_PREFIX = 'whsec_';

interface WebhookOptions extends SenderOptions {
  readonly url: string;
  /** `whsec_` and the key in base64. */
  readonly secret: string;
  readonly clock: Pick<Clock, 'now'>;
  /** PEM; in place of whom Node trusts. For receivers whose certificate is their own. */
  readonly authority?: string;
}

/** What Standard Webhooks (https://www.standardwebhooks.com) want of a message: its id, its time, and who it is from. */
function webhookHeaders(
  secret: string,
  { id, atMs, body }: { readonly id: string; readonly atMs: number; readonly body: string },
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const timestamp = String(Math.floor(atMs / 1_000));
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** The key as the receiver is given it. */
export const webhookSecretOf = (key: Uint8Array): string =>
  SECRET_PREFIX + Buffer.from(key).toString('base64');

/** POSTs events as JSON. Redirects aren't followed: where the events go is for an administrator to say. */
export class WebhookSender implements StreamSender {
  readonly #options: WebhookOptions;

  constructor(options: WebhookOptions) {
    this.#options = options;
  }

  async send(events: readonly OutgoingEvent[]): Promise<SendResult> {
    const { secret, clock } = this.#options;
    const body = `{"type":"audit.events","events":[${events.map(({ text }) => text).join(',')}]}`;
    // The same for each try, so that a receiver that got it already can tell.
    const id = `${events[0]?.tenantId ?? ''}_${String(events[0]?.n ?? 0)}_${String(events.at(-1)?.n ?? 0)}`;
    try {
      return resultOf(await this.#post(body, webhookHeaders(secret, { id, atMs: clock.now(), body })));
    } catch (fault) {
      return { kind: 'failed', reason: reasonOf(fault) };
    }
  }

  /** @returns the status */
  async #post(body: string, headers: Record<string, string>): Promise<number> {
    const { url, networks, timeoutMs, authority } = this.#options;
    networks.requireHost(new URL(url).hostname);
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const asked = request(
      url,
      {
        method: 'POST',
        lookup: networks.lookup,
        // A connection of its own: one from a pool may lead to an address that was looked up long ago.
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Alongside',
        },
        ...(authority === undefined ? {} : { ca: authority }),
      },
      (answer) => {
        // What it says besides is of no interest, however long.
        answer.destroy();
        resolve(answer.statusCode ?? 0);
      },
    );
    asked.on('error', (fault) => {
      reject(
        fault.name === 'AbortError' ? Object.assign(new Error('Timeout'), { code: 'ETIMEDOUT' }) : fault,
      );
    });
    asked.end(body);
    return promise;
  }
}

function resultOf(status: number): SendResult {
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  const reason = `HTTP_${String(status)}`;
  return { kind: REFUSALS.has(status) ? 'refused' : 'failed', reason };
}
