import { Locale } from '@alongside/protocol';

export interface LocaleFacts {
  /** In its own language: who needs it can read it. */
  readonly nativeName: string;
  readonly direction: 'ltr' | 'rtl';
}

export const localeFacts: Readonly<Record<Locale, LocaleFacts>> = {
  en: { nativeName: 'English', direction: 'ltr' },
  de: { nativeName: 'Deutsch', direction: 'ltr' },
  ar: { nativeName: 'العربية', direction: 'rtl' },
};

const STORED_CHOICE = 'alongside.locale';

/** The language that somebody chose in this browser. */
export function storedLocale(): Locale | null {
  return Locale.safeParse(localStorage.getItem(STORED_CHOICE)).data ?? null;
}

export function storeLocale(locale: Locale): void {
  localStorage.setItem(STORED_CHOICE, locale);
}

/** The first language of the browser that there is a catalogue for; English if there is none. */
export function browserLocale(languages: readonly string[] = navigator.languages): Locale {
  for (const language of languages) {
    const found = Locale.safeParse(language.split('-', 1)[0]?.toLowerCase());
    if (found.success) return found.data;
  }
  return 'en';
}
