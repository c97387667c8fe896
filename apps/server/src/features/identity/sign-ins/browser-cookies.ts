import { fastifyCookie, type SerializeOptions } from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';

type CookieName = 'sign-in' | 'attempt' | 'device';

const NAMES: Readonly<Record<CookieName, string>> = {
  'sign-in': 'alongside',
  attempt: 'alongside-attempt',
  device: 'alongside-device',
};

/** As much of a reply as setting a cookie needs. */
interface HeaderSink {
  header(name: string, value: string): unknown;
}

const MINUTE_S = 60;
const DAY_S = 24 * 60 * MINUTE_S;

interface CookieRule {
  readonly sameSite: 'strict' | 'lax';
  readonly maxAgeS: number;
}

const RULES: Readonly<Record<CookieName, CookieRule>> = {
  'sign-in': { sameSite: 'strict', maxAgeS: 7 * DAY_S },
  // Comes back with a redirect from another site, which a strict cookie doesn't.
  attempt: { sameSite: 'lax', maxAgeS: 30 * MINUTE_S },
  device: { sameSite: 'strict', maxAgeS: 365 * DAY_S },
};

/** The cookies of this server. On https they have the prefix that no other host can set them with (RFC 6265bis, 4.1.3.2). */
export class BrowserCookies {
  readonly #isSecure: boolean;

  constructor(origin: string) {
    this.#isSecure = origin.startsWith('https:');
  }

  read(request: Pick<FastifyRequest, 'headers'>, cookie: CookieName): string | null {
    const header = request.headers.cookie;
    if (header === undefined) return null;
    return fastifyCookie.parse(header)[this.#name(cookie)] ?? null;
  }

  set(reply: HeaderSink, cookie: CookieName, value: string): void {
    this.#write(reply, cookie, value, RULES[cookie].maxAgeS);
  }

  remove(reply: HeaderSink, cookie: CookieName): void {
    this.#write(reply, cookie, '', 0);
  }

  #write(reply: HeaderSink, cookie: CookieName, value: string, maxAge: number): void {
    const { sameSite } = RULES[cookie];
    const options: SerializeOptions = { path: '/', httpOnly: true, secure: this.#isSecure, sameSite, maxAge };
    reply.header('set-cookie', fastifyCookie.serialize(this.#name(cookie), value, options));
  }

  #name(cookie: CookieName): string {
    return this.#isSecure ? `__Host-${NAMES[cookie]}` : NAMES[cookie];
  }
}
