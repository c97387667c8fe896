import { readFileSync } from 'node:fs';
import { CountryCode } from '@alongside/protocol';
import { Reader, type Response } from 'mmdb-lib';
import { z } from 'zod';
import { StartFault } from '../start-fault.ts';

/** In which country a network address is; null: not known. */
export type CountryOf = (address: string | null) => CountryCode | null;

/** What all the usual files have, whether they tell of countries or of cities too. */
const Place = z.object({ country: z.object({ iso_code: CountryCode }) });

/** Without a file no country is known. */
export const NO_COUNTRIES: CountryOf = () => null;

/**
 * Reads a file in MaxMind DB format whole into memory; a newer one counts after the next start.
 * @throws StartFault OPTION_INVALID if it can't be read or is no such file
 */
export function openCountries(file: string): CountryOf {
  const reader = read(file);
  return (address) => {
    if (address === null) return null;
    const place = Place.safeParse(lookUp(reader, address));
    return place.success ? place.data.country.iso_code : null;
  };
}

function read(file: string): Reader<Response> {
  try {
    return new Reader(readFileSync(file));
  } catch (error) {
    throw new StartFault('OPTION_INVALID', `The file of --geoip, ${file}, is no MaxMind DB file.`, {
      cause: error,
    });
  }
}

/** The library throws for what is no address, and for an IPv6 address in a file of IPv4. */
function lookUp(reader: Reader<Response>, address: string): unknown {
  try {
    return reader.get(address);
  } catch {
    return null;
  }
}
