import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { NO_COUNTRIES, openCountries } from './country-finder.ts';
import { countryFile } from './test-country-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'countries-'));
const file = (content: Buffer): string => {
  const name = path.join(folder, `${content.length}.mmdb`);
  writeFileSync(name, content);
  return name;
};

describe('countries of addresses', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  test('CNT1 the country of an address is what the file says; of any other, none', () => {
    const countryOf = openCountries(
      file(countryFile({ '192.0.2.0/24': 'DE', '2001:db8::/32': 'FR', '198.51.100.7/32': 'AT' })),
    );
    expect(countryOf('192.0.2.77')).toBe('DE');
    expect(countryOf('2001:db8:1::1')).toBe('FR');
    expect(countryOf('198.51.100.7')).toBe('AT');
    expect(countryOf('198.51.100.8')).toBeNull();
    expect(countryOf('2001:db9::1')).toBeNull();
    expect(countryOf('unknown')).toBeNull();
    expect(countryOf(null)).toBeNull();
  });

  test('CNT2 without a file no country is known, and a file that is none keeps the server from starting', () => {
    expect(NO_COUNTRIES('192.0.2.77')).toBeNull();
    expect(() => openCountries(file(Buffer.from('no database')))).toThrow('--geoip');
    expect(() => openCountries(path.join(folder, 'nowhere'))).toThrow('nowhere');
  });

  test('CNT1 what the file calls a country and is none is not one', () => {
    expect(openCountries(file(countryFile({ '192.0.2.0/24': 'Deutschland' })))('192.0.2.1')).toBeNull();
  });
});
