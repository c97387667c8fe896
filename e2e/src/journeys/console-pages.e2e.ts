import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, ServerProcess } from '../rig/index.ts';
import { until } from '../rig/until.ts';
import { openColleague } from './colleague.ts';
import { consoleAddresses } from './console-addresses.ts';
import { demo } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

/** More than any page has before what it is for. */
const TABS_MAX = 60;

/** Goes from part to part with the Tab key until something of the page itself has the focus. */
async function tabIntoPage(page: Page): Promise<boolean> {
  for (let n = 0; n < TABS_MAX; n += 1) {
    await page.keyboard.press('Tab');
    const isInside = await page.evaluate(
      () => document.querySelector('main')?.contains(document.activeElement) === true,
    );
    if (isInside) return true;
  }
  return false;
}

test('JRN27 axe finds nothing on any page of the console with the demo in it, and each is reached by keyboard', async () => {
  await using server = await ServerProcess.start({ isDemo: true });
  await using administrator = await openColleague(server, demo.administrator);
  const { page } = administrator.pages;
  const faults: string[] = [];
  for (const address of await consoleAddresses(page)) {
    await page.goto(`${server.url}/console${address}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await until('nothing is being loaded', async () =>
      (await page.getByRole('progressbar').count()) === 0 ? true : undefined,
    );
    await expectAccessible(page).catch((fault: unknown) => faults.push(String(fault)));
    if (!(await tabIntoPage(page))) faults.push(`${address} isn’t reached by Tab`);
  }
  expect(faults).toEqual([]);
  expect(unexpectedProblems([administrator.window])).toEqual([]);
});

test('CNV7 a page whose part is gone from the server comes when it is tried again', async () => {
  await using server = await ServerProcess.start({ isDemo: true });
  await using administrator = await openColleague(server, demo.administrator);
  const { pages } = administrator;
  const parts = '**/assets/groups-page-*.js';
  await pages.page.goto(`${server.url}/console/overview`);
  await pages.page.route(parts, (route) => route.fulfill({ status: 404 }));
  await pages.page.getByRole('link', { name: pages.texts.text('console.nav.groups') }).click();
  await pages.button('ui.error.retry').waitFor();
  await pages.page.unroute(parts);
  await pages.button('ui.error.retry').click();
  await pages.page
    .getByRole('heading', { level: 1, name: pages.texts.text('console.groups.title') })
    .waitFor();
});
