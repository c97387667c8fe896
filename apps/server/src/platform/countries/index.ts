export { type CountryOf, NO_COUNTRIES, openCountries } from './country-finder.ts';
