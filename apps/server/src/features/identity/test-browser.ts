import { type InteractionAnswer, type InteractionStep, Me, Problem } from '@alongside/protocol';
import { CookieJar } from 'tough-cookie';

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly url: string;
}

interface TestRequest {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent by a page of another site, or by a navigation that another site began. */
  readonly isCrossSite?: boolean;
}

const REDIRECTS_MAX = 12;

/** What a browser does of signing in, without its pages: cookies by their rules, redirects, the origin of its requests. */
export class TestBrowser {
  readonly origin: string;
  readonly jar = new CookieJar();
  csrfToken: string | null = null;
  readonly #reachedAt: string;

  /** @param reachedAt where the server really listens, if something stands in front of it */
  constructor(origin: string, reachedAt = origin) {
    this.origin = origin;
    this.#reachedAt = reachedAt;
  }

  async send(url: string, request: TestRequest = {}): Promise<TestAnswer> {
    const target = new URL(url, this.origin).href;
    const sameSiteContext = request.isCrossSite === true ? 'lax' : 'strict';
    const method = request.method ?? 'GET';
    const cookies = await this.jar.getCookieString(target, { sameSiteContext });
    const isRaw = request.body instanceof Uint8Array;
    const response = await fetch(target.replace(this.origin, this.#reachedAt), {
      method,
      redirect: 'manual',
      headers: {
        ...(cookies === '' ? {} : { cookie: cookies }),
        ...(method === 'GET' ? {} : { origin: this.origin }),
        ...(request.body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
        ...(this.csrfToken === null || method === 'GET' ? {} : { 'x-csrf-token': this.csrfToken }),
        ...request.headers,
      },
      ...(request.body === undefined
        ? {}
        : { body: isRaw ? new Uint8Array(request.body) : JSON.stringify(request.body) }),
    });
    for (const cookie of response.headers.getSetCookie()) await this.jar.setCookie(cookie, target);
    return { status: response.status, headers: response.headers, text: await response.text(), url: target };
  }

  api(method: string, path: string, body?: unknown): Promise<TestAnswer> {
    return this.send(`/api/v1${path}`, { method, ...(body === undefined ? {} : { body }) });
  }

  /** The body of a success; fails the test with the problem otherwise. */
  async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.api(method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.text === '' ? undefined : JSON.parse(answer.text);
  }

  /** Status and code of a refusal. */
  async refusal(method: string, path: string, body?: unknown): Promise<string> {
    const answer = await this.api(method, path, body);
    if (answer.status < 400) throw new Error(`${method} ${path} was not refused: ${answer.status}`);
    return `${answer.status} ${Problem.parse(JSON.parse(answer.text)).code}`;
  }

  /** Goes to an address as a whole page, following redirects. @returns the last answer */
  async navigate(url: string, isCrossSite = false): Promise<TestAnswer> {
    let answer = await this.send(url, { isCrossSite });
    for (let steps = 0; steps < REDIRECTS_MAX; steps += 1) {
      const location = answer.headers.get('location');
      if (location === null || answer.status < 300 || answer.status > 399) return answer;
      answer = await this.send(new URL(location, answer.url).href, { isCrossSite });
    }
    throw new Error('Too many redirects');
  }

  /** Begins to sign in. @returns where the provider is */
  async begin(email: string, returnTo = '/'): Promise<string> {
    const begun = (await this.call('POST', '/sign-in', { email, returnTo })) as { location: string };
    return begun.location;
  }

  /** Begins at the embedded provider. @returns the path of the interaction's requests */
  async interact(email: string, returnTo = '/'): Promise<string> {
    const page = await this.navigate(await this.begin(email, returnTo));
    const uid = /\/sign-in\/interaction\/([^/?]+)$/u.exec(page.url)?.[1];
    if (uid === undefined) throw new Error(`No interaction at ${page.url}: ${page.text}`);
    return `/account/interactions/${uid}`;
  }

  step(interaction: string): Promise<InteractionStep> {
    return this.call('GET', interaction) as Promise<InteractionStep>;
  }

  answer(path: string, body?: unknown): Promise<InteractionAnswer> {
    return this.call('POST', path, body) as Promise<InteractionAnswer>;
  }

  /** Goes where an interaction's answer sends the browser, up to the page it comes back to. */
  async follow(answer: InteractionAnswer): Promise<TestAnswer> {
    if (answer.kind !== 'redirect') throw new Error(`Asked further: ${answer.step.kind}`);
    return this.navigate(answer.location);
  }

  /** Signs in with address and password and reads who is signed in. */
  async signIn(email: string, password: string, returnTo = '/'): Promise<TestAnswer> {
    const interaction = await this.interact(email, returnTo);
    const page = await this.follow(await this.answer(`${interaction}/password`, { email, password }));
    await this.me();
    return page;
  }

  async me(): Promise<Me> {
    const me = Me.parse(await this.call('GET', '/me'));
    this.csrfToken = me.csrfToken;
    return me;
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.api('GET', '/me')).status === 200;
  }

  async cookie(name: string): Promise<string | undefined> {
    const cookies = await this.jar.getCookies(this.origin);
    return cookies.find(({ key }) => key === name)?.value;
  }
}
