import { CodedError } from '@alongside/protocol';
import type { Formatters } from '../locale/formatters.ts';
import type { Translate } from '../locale/translator.ts';

/** What to tell a person about anything that was thrown. */
export function errorText(
  error: unknown,
  locale: { readonly t: Translate; readonly format: Formatters },
): string {
  const coded = error instanceof CodedError ? error : new CodedError('SERVER_FAULT');
  const text = locale.t(`error.${coded.code}`);
  const retryAfterMs = coded.details['retryAfterMs'];
  if (typeof retryAfterMs !== 'number' || retryAfterMs <= 0) return text;
  return `${text} ${locale.t('ui.error.retryAfter', { time: locale.format.duration(retryAfterMs) })}`;
}
