import { CONSOLE_ERRORS } from '@alongside/protocol';
import { expect, test } from 'vitest';
import ar from './messages/ar.json' with { type: 'json' };
import de from './messages/de.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };

test('CNV6 what only administrators meet is said in every language', () => {
  const wanted = [...CONSOLE_ERRORS].map((code) => `error.${code}`);
  for (const texts of [en, de, ar]) expect(Object.keys(texts)).toEqual(expect.arrayContaining(wanted));
});
