import { addStreamRoute, type StreamFormat } from '@alongside/protocol';
import type { z } from 'zod';

/** What stands in the form, whichever kind is chosen. */
export interface StreamDraft {
  readonly name: string;
  readonly kind: 'webhook' | 'syslog';
  readonly url: string;
  readonly host: string;
  readonly port: string;
  /** PEM; empty: whom browsers trust. */
  readonly authority: string;
  readonly format: StreamFormat;
  readonly isFromBeginning: boolean;
}

export const NEW_STREAM: StreamDraft = {
  name: '',
  kind: 'webhook',
  url: '',
  host: '',
  port: '6514',
  authority: '',
  format: 'ocsf',
  isFromBeginning: false,
};

type StreamBody = z.output<typeof addStreamRoute.body>;

/** What is to be sent, or the fields that can't be. */
export function readStream(draft: StreamDraft): {
  readonly body: StreamBody | null;
  readonly faults: ReadonlySet<string>;
} {
  const { name, format, isFromBeginning } = draft;
  const authority = draft.authority.trim();
  const target =
    draft.kind === 'webhook'
      ? { kind: 'webhook', url: draft.url.trim() }
      : {
          kind: 'syslog',
          host: draft.host.trim(),
          port: draft.port.trim() === '' ? Number.NaN : Number(draft.port),
          authority: authority === '' ? null : authority,
        };
  const parsed = addStreamRoute.body.safeParse({ name, format, target, isFromBeginning });
  return {
    body: parsed.data ?? null,
    faults: new Set(parsed.error?.issues.map(({ path }) => String(path.at(-1)))),
  };
}
