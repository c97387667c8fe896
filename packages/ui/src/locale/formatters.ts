import type { Instant, Locale } from '@alongside/protocol';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** How numbers, times and lists are written in one language. */
export interface Formatters {
  readonly number: (value: number) => string;
  /** Of a share from 0 to 1, with at most one digit after the point. */
  readonly percent: (share: number) => string;
  /** A day, such as *20 November 2026*. */
  readonly date: (instant: Instant) => string;
  readonly dateTime: (instant: Instant) => string;
  /** Hours and minutes. */
  readonly time: (at: Instant | number) => string;
  /** The two greatest units of a time, such as *3 minutes, 20 seconds*. */
  readonly duration: (ms: number) => string;
  /** A running clock: `4:05`, `1:04:05`. Never negative. */
  readonly clock: (ms: number) => string;
  readonly list: (items: readonly string[]) => string;
}

export function makeFormatters(locale: Locale): Formatters {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const two = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2, useGrouping: false });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const units = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  const unit = (value: number, name: 'day' | 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    date: (instant) => date.format(new Date(instant)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    time: (at) => time.format(new Date(at)),
    duration: (ms) => units.format(greatestUnits(ms).map(({ value, name }) => unit(value, name))),
    clock: (ms) => {
      const { hours, minutes, seconds } = clockParts(ms);
      return hours > 0
        ? `${number.format(hours)}:${two.format(minutes)}:${two.format(seconds)}`
        : `${number.format(minutes)}:${two.format(seconds)}`;
    },
    list: (items) => list.format(items),
  };
}

function clockParts(ms: number) {
  const total = Math.max(0, Math.floor(ms / SECOND_MS));
  return { hours: Math.floor(total / 3_600), minutes: Math.floor(total / 60) % 60, seconds: total % 60 };
}

function greatestUnits(ms: number) {
  const rest = Math.max(0, ms);
  const parts = [
    { name: 'day', value: Math.floor(rest / DAY_MS) },
    { name: 'hour', value: Math.floor((rest % DAY_MS) / HOUR_MS) },
    { name: 'minute', value: Math.floor((rest % HOUR_MS) / MINUTE_MS) },
    { name: 'second', value: Math.floor((rest % MINUTE_MS) / SECOND_MS) },
  ] as const;
  const first = parts.findIndex(({ value }) => value > 0);
  if (first === -1) return parts.slice(3);
  return parts.slice(first, first + 2).filter(({ value }) => value > 0);
}
