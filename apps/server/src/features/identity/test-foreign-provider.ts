import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TestAnswer, TestBrowser } from './test-browser.ts';

const PROGRAM = fileURLToPath(new URL('./test-foreign-provider-process.ts', import.meta.url));

export interface ForeignProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  stop(): Promise<void>;
}

/** What the claims of the foreign provider are called. */
export const FOREIGN_CLAIMS = {
  email: 'upn',
  fullName: 'display_name',
  firstName: 'vorname',
  lastName: 'nachname',
  jobTitle: 'position',
  company: 'organisation',
};

/** Starts a provider in a process of its own. */
export async function startForeignProvider(redirectUris: readonly string[]): Promise<ForeignProvider> {
  const child = spawn(process.execPath, ['--no-warnings', PROGRAM, ...redirectUris], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('{')) continue;
    const told = JSON.parse(line) as Omit<ForeignProvider, 'stop'>;
    return {
      ...told,
      stop: async () => {
        child.kill();
        await exited;
      },
    };
  }
  throw new Error('The foreign provider ended before it was ready');
}

export interface ForeignPerson {
  readonly sub: string;
  readonly upn: string;
  readonly [claim: string]: unknown;
}

/** Goes through the foreign provider as a person, up to the address of the callback. */
export async function answerOf(
  browser: TestBrowser,
  location: string,
  person: ForeignPerson,
): Promise<string> {
  let answer: TestAnswer = await browser.send(location);
  for (let steps = 0; steps < 10; steps += 1) {
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`Stuck at ${answer.url}: ${answer.status} ${answer.text}`);
    const target = new URL(next, answer.url);
    if (target.origin === browser.origin) return target.href;
    if (target.pathname.startsWith('/login/')) target.searchParams.set('claims', JSON.stringify(person));
    answer = await browser.send(target.href);
  }
  throw new Error('Too many redirects');
}

/** Signs in at the foreign provider. @returns the page that the browser ends at */
export async function signInAt(browser: TestBrowser, email: string, person: ForeignPerson): Promise<URL> {
  const location = await answerOf(browser, await browser.begin(email, '/back'), person);
  const page = await browser.navigate(location, true);
  return new URL(page.url);
}
