import type { PeerPath, SessionFigures } from '@alongside/protocol';
import type { LocaleValue } from '@alongside/ui';

/** Catalogue keys of the ways on which the two ends are joined. */
export const PATH_TEXTS: Readonly<Record<PeerPath, string>> = {
  direct: 'console.details.direct',
  relayed: 'console.details.relayed',
  'relayed-tcp': 'console.details.relayed-tcp',
  'relayed-tls': 'console.details.relayed-tls',
};

/** A median and what most are within. */
export const spreadText = (
  { p50, p95 }: NonNullable<SessionFigures['pictureAgeMs']>,
  { t, format }: LocaleValue,
): string =>
  t('console.details.spread', {
    median: format.number(Math.round(p50)),
    most: format.number(Math.round(p95)),
  });

const KILO = 1_000;
const MEGA = 1_000_000;

export function rateText(bitsPerSecond: number, { t, format }: LocaleValue): string {
  return bitsPerSecond >= MEGA
    ? t('console.details.megabits', { value: format.number(Math.round(bitsPerSecond / (MEGA / 10)) / 10) })
    : t('console.details.kilobits', { value: format.number(Math.round(bitsPerSecond / KILO)) });
}
