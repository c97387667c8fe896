import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, ServerProcess, until } from '../rig/index.ts';
import { openColleague } from './colleague.ts';
import { fillDirectory } from './large-directory.ts';
import { demo, personNamed } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

const COUNT = 100_000;
/** Writing so many takes its time on a busy machine, and none of it is what is shown here. */
const TIMEOUT_MS = 480_000;
/** Far more than a window of this height shows. */
const DRAWN_MAX = 60;

const rowsOf = (page: Page) => page.getByRole('grid').getByRole('row');

test(
  'JRN32 lists of 100,000 people and as many devices are scrolled, searched, sorted and chosen whole',
  async () => {
    await using server = await ServerProcess.start({ isDemo: true });
    await fillDirectory(server, personNamed(server, demo.administrator).email, COUNT);
    await using administrator = await openColleague(server, demo.administrator);
    const { page, texts } = administrator.pages;
    const nth = (number: number) => rowsOf(page).nth(number);
    const countWith = async (attribute: string) =>
      Number((await page.getByRole('grid').getAttribute(attribute)) ?? 0);

    await administrator.pages.open('people');
    await page.getByRole('link', { name: demo.administrator }).waitFor();
    await until('every one is counted', async () =>
      (await countWith('aria-rowcount')) > COUNT ? true : undefined,
    );
    expect(await rowsOf(page).count()).toBeLessThan(DRAWN_MAX);

    await nth(1).focus();
    await until('hundreds of rows further down', async () => {
      await page.keyboard.press('End');
      const last = Number(await rowsOf(page).last().getAttribute('aria-rowindex'));
      return last > 400 ? true : undefined;
    });
    expect(await rowsOf(page).count()).toBeLessThan(DRAWN_MAX);

    await page.getByRole('searchbox').fill(`person ${COUNT - 1}`);
    await page.getByRole('link', { name: `Person ${COUNT - 1}` }).waitFor();
    expect(await rowsOf(page).count()).toBe(2);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('button', { name: texts.text('console.people.person') }).click();
    await until('the last ones come first', async () =>
      (await nth(1).textContent())?.includes('Zoë Martin') === true ? true : undefined,
    );
    await expectAccessible(page);

    await page.getByRole('checkbox', { name: texts.text('console.list.choose-all') }).click();
    const bar = page.getByRole('toolbar');
    const chosen = texts.text('console.bulk.chosen', { count: (await countWith('aria-rowcount')) - 1 });
    await bar.getByText(chosen).waitFor();

    await page.goto(`${server.url}/console/devices`);
    await page.getByRole('link', { name: 'Device 1', exact: true }).waitFor();
    await until('every one is counted', async () =>
      (await countWith('aria-rowcount')) > COUNT ? true : undefined,
    );
    await page.getByRole('searchbox').fill(`device ${COUNT - 1}`);
    await page.getByRole('link', { name: `Device ${COUNT - 1}` }).waitFor();
    expect(unexpectedProblems([administrator.window])).toEqual([]);
  },
  TIMEOUT_MS,
);
