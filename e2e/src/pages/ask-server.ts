import type { Page } from 'playwright-core';

/** Asks the server's API as the person who is signed in on the page, and gives back what it says. */
export const askServer = (page: Page, method: string, path: string, body?: unknown): Promise<unknown> =>
  page.evaluate(
    async (asked) => {
      const me = (await (await fetch('/api/v1/me')).json()) as { csrfToken: string };
      const answer = await fetch(`/api/v1${asked.path}`, {
        method: asked.method,
        headers: { 'content-type': 'application/json', 'x-csrf-token': me.csrfToken },
        ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
      });
      if (!answer.ok) throw new Error(await answer.text());
      return (await answer.json()) as unknown;
    },
    { method, path, body },
  );
