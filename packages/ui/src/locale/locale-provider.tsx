import type { Locale } from '@alongside/protocol';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { makeFormatters } from './formatters.ts';
import { LocaleContext, type LocaleValue } from './locale-context.ts';
import { browserLocale, localeFacts, storedLocale, storeLocale } from './locales.ts';
import { type AppCatalogues, loadTranslate, type Translate } from './translator.ts';

interface Loaded {
  readonly locale: Locale;
  readonly t: Translate;
}

interface LocaleProviderProps {
  readonly children: ReactNode;
  /** The same object all the time. */
  readonly catalogues?: AppCatalogues | undefined;
}

/** Shows its children once the language is there. A change of language keeps the old one until then. */
export function LocaleProvider({ children, catalogues }: LocaleProviderProps) {
  const [wanted, setWanted] = useState<Locale>(() => storedLocale() ?? browserLocale());
  const [loaded, setLoaded] = useState<Loaded | null>(null);

  useEffect(() => {
    let isCurrent = true;
    void loadTranslate(wanted, catalogues).then((t) => {
      if (isCurrent) setLoaded({ locale: wanted, t });
    });
    return () => {
      isCurrent = false;
    };
  }, [wanted, catalogues]);

  useEffect(() => {
    if (loaded === null) return;
    document.documentElement.lang = loaded.locale;
    document.documentElement.dir = localeFacts[loaded.locale].direction;
  }, [loaded]);

  const choose = useCallback((locale: Locale) => {
    storeLocale(locale);
    setWanted(locale);
  }, []);
  const suggest = useCallback((locale: Locale | null) => {
    if (locale !== null && storedLocale() === null) setWanted(locale);
  }, []);

  const value = useMemo<LocaleValue | null>(
    () =>
      loaded && {
        locale: loaded.locale,
        direction: localeFacts[loaded.locale].direction,
        t: loaded.t,
        format: makeFormatters(loaded.locale),
        choose,
        suggest,
      },
    [loaded, choose, suggest],
  );
  return value && <LocaleContext value={value}>{children}</LocaleContext>;
}
