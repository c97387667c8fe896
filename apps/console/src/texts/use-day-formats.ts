import { useLocale } from '@alongside/ui';
import { useMemo } from 'react';

/** How days of the reports and exact times are written in the language shown. */
export function useDayFormats() {
  const { locale } = useLocale();
  return useMemo(() => {
    // The server counts days in UTC; another time zone here would shift their names.
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
    const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', timeZone: 'UTC' });
    const exactTime = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
    return {
      /** `2026-11-20` as *Friday, 20 November 2026*. */
      day: (isoDay: string) => day.format(new Date(isoDay)),
      /** `2026-11-20` as *20/11*. */
      shortDay: (isoDay: string) => shortDay.format(new Date(isoDay)),
      /** Hours, minutes and seconds in the reader's time zone. */
      exactTime: (instant: string) => exactTime.format(new Date(instant)),
    };
  }, [locale]);
}
