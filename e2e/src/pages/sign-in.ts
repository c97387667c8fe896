import type { Page } from 'playwright-core';
import type { DemoPerson } from '../rig/server-output.ts';
import type { PageTexts } from './page-texts.ts';
import { typeInto } from './typing.ts';

export type Credentials = Pick<DemoPerson, 'email' | 'password'>;

/** Fills in the sign-in pages that are in front of the person, from the e-mail address on. */
export async function completeSignIn(page: Page, texts: PageTexts, person: Credentials): Promise<void> {
  const email = page.getByLabel(texts.text('share.field.email'));
  await typeInto(email, person.email);
  await page.getByRole('button', { name: texts.text('share.signIn.next') }).click();
  await page.getByRole('heading', { name: texts.text('share.interaction.password.title') }).waitFor();
  await typeInto(page.getByLabel(texts.text('share.field.password')), person.password);
  await page.getByRole('button', { name: texts.text('share.interaction.password.submit') }).click();
}

/** Signs in by way of the sign-in page; ends at `returnTo`. */
export async function signIn(page: Page, { origin, texts, person, returnTo }: SignInOptions): Promise<void> {
  await page.goto(`${origin}/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  await completeSignIn(page, texts, person);
  await page.waitForURL((url) => url.pathname === returnTo);
  // A page that is left while it still loads says so in the console.
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

/**
 * Says yes to the agent that asks, and waits until the page has come back to it: the agent knows before, and a page that
 * is still on its way breaks into what follows.
 */
export async function handOverToAgent(page: Page, texts: PageTexts): Promise<void> {
  await page.getByRole('button', { name: texts.text('share.agent.yes') }).click();
  await page.getByText('✓').waitFor();
}

export interface SignInOptions {
  readonly origin: string;
  readonly texts: PageTexts;
  readonly person: Credentials;
  /** A path of the product, such as `/console/`. */
  readonly returnTo: string;
}
