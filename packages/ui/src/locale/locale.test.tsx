// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { renderPage } from '../test-page.tsx';
import { isolateForeign } from './bidi.ts';
import { makeFormatters } from './formatters.ts';
import { LanguageMenu } from './language-menu.tsx';
import { useLocale } from './locale-context.ts';
import { browserLocale, storedLocale, storeLocale } from './locales.ts';
import { makeTranslate } from './translator.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

function Suggestion() {
  const { suggest, locale } = useLocale();
  return (
    <button
      type="button"
      onClick={() => {
        suggest('ar');
      }}
    >
      {locale}
    </button>
  );
}

test('UIL1 the first language of the browser that there is a catalogue for is taken, English without one', () => {
  expect(browserLocale(['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(browserLocale(['AR-eg'])).toBe('ar');
  expect(browserLocale(['fr', 'tlh'])).toBe('en');
  expect(browserLocale([])).toBe('en');
});

test('UIL1 a choice in this browser stands above the language of the account', async () => {
  await renderPage(<Suggestion />, { locale: 'de' });
  await userEvent.click(screen.getByRole('button'));
  expect(screen.getByRole('button').textContent).toBe('de');
});

test('UIL1 without a choice the language of the account is shown', async () => {
  await renderPage(<Suggestion />);
  localStorage.clear();
  await userEvent.click(screen.getByRole('button'));
  await waitFor(() => {
    expect(screen.getByRole('button').textContent).toBe('ar');
  });
});

test('UIL2 only what runs against the text around it is isolated', () => {
  expect(isolateForeign('Maya Berg', 'ltr')).toBe('Maya Berg');
  expect(isolateForeign('ليلى', 'ltr')).toBe('\u2068ليلى\u2069');
  expect(isolateForeign('Maya Berg', 'rtl')).toBe('\u2068Maya Berg\u2069');
  expect(isolateForeign('4:05', 'rtl')).toBe('4:05');
});

test('UIL2 a name that is put into a text is isolated where it has to be', () => {
  const t = makeTranslate('ar', [{ 'a.b': 'يطلب {name} ذلك' }]);
  expect(t('a.b', { name: 'Maya' })).toBe('يطلب \u2068Maya\u2069 ذلك');
});

test('UIL3 a choice changes language and direction of the page', async () => {
  await renderPage(<LanguageMenu />);
  expect(document.documentElement.lang).toBe('en');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'العربية');
  await waitFor(() => {
    expect(document.documentElement.dir).toBe('rtl');
  });
  expect(document.documentElement.lang).toBe('ar');
  expect(screen.getByRole('combobox', { name: 'اللغة' })).toBeDefined();
});

test('UIL4 texts follow the plural rules of their language', () => {
  const text = '{n, plural, zero {صفر} one {واحد} two {اثنان} few {قليل} many {كثير} other {غير ذلك}}';
  const t = makeTranslate('ar', [{ 'a.b': text }]);
  expect([0, 1, 2, 3, 11, 100].map((n) => t('a.b', { n }))).toEqual([
    'صفر',
    'واحد',
    'اثنان',
    'قليل',
    'كثير',
    'غير ذلك',
  ]);
});

test('UIL5 a time is written in its two greatest units', () => {
  const { duration } = makeFormatters('en');
  expect(duration(200_000)).toBe('3 minutes, 20 seconds');
  expect(duration(3_600_000)).toBe('1 hour');
  expect(duration(90_061_000)).toBe('1 day, 1 hour');
  expect(duration(400)).toBe('0 seconds');
  expect(makeFormatters('de').duration(61_000)).toBe('1 Minute, 1 Sekunde');
});

test('UIL5 a running clock never goes below zero', () => {
  const { clock } = makeFormatters('en');
  expect([-1, 0, 65_000, 3_845_000].map(clock)).toEqual(['0:00', '0:00', '1:05', '1:04:05']);
});

test('UIL6 a choice is kept, and what is no language is no choice', () => {
  storeLocale('de');
  expect(storedLocale()).toBe('de');
  localStorage.setItem('alongside.locale', 'klingon');
  expect(storedLocale()).toBeNull();
});
