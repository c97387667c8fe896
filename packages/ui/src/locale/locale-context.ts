import type { Locale } from '@alongside/protocol';
import { createContext, use } from 'react';
import type { Formatters } from './formatters.ts';
import type { Translate } from './translator.ts';

export interface LocaleValue {
  readonly locale: Locale;
  readonly direction: 'ltr' | 'rtl';
  readonly t: Translate;
  readonly format: Formatters;
  /** Somebody chose this language; kept in this browser. */
  readonly choose: (locale: Locale) => void;
  /** The language of the account: shown unless somebody chose another one in this browser. */
  readonly suggest: (locale: Locale | null) => void;
}

export const LocaleContext = createContext<LocaleValue | null>(null);

/** The language shown, its texts and formats. */
export function useLocale(): LocaleValue {
  const value = use(LocaleContext);
  if (value === null) throw new Error('useLocale needs a LocaleProvider around it');
  return value;
}
