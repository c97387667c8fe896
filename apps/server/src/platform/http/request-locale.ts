import { Locale } from '@alongside/protocol';
import Negotiator from 'negotiator';
import type { IncomingHttpHeaders } from 'node:http';

const STANDARD: Locale = 'en';

/** The language that the browser likes best of those there are. */
export function requestLocale(request: { readonly headers: IncomingHttpHeaders }): Locale {
  // With the standard first, `*` and no preference at all lead to it.
  const [best] = new Negotiator(request).languages([...Locale.options]);
  const parsed = Locale.safeParse(best);
  return parsed.success ? parsed.data : STANDARD;
}
