import { Instant } from '@alongside/protocol';

const localMidnight = (day: string, addDays: number): Date => {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + addDays);
};

/** The day of a moment in the reader's time zone: `2026-03-29`. */
export const dayOf = (moment: Date): string =>
  [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** The first moment of a day (`2026-03-29`) in the reader's time zone. */
export const instantAtStartOf = (day: string): Instant => Instant.parse(localMidnight(day, 0).toISOString());

/** The last millisecond of a day in the reader's time zone, whatever its length. */
export const instantAtEndOf = (day: string): Instant =>
  Instant.parse(new Date(localMidnight(day, 1).getTime() - 1).toISOString());
