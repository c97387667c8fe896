import { expect, test } from 'vitest';
import { ConsolePages, PageTexts, SetupPages } from '../pages/index.ts';
import { Display, openChromium, ServerProcess } from '../rig/index.ts';
import { Scene } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

const first = {
  fullName: 'Nora Lind',
  email: 'nora.lind@harbour.example',
  password: 'lantern quiet harbour 42',
};
const second = {
  fullName: 'Bilal Aziz',
  email: 'bilal.aziz@harbour.example',
  password: 'copper meadow window 17',
};

test('JRN3 from the one-time link of a fresh server to the first help of somebody who was invited', async () => {
  await using server = await ServerProcess.start();
  await using display = await Display.start();
  {
    await using window = await openChromium({ display });
    const { page } = window;
    const setup = new SetupPages(page, PageTexts.en);
    const link = server.setUpLink;
    await setup.setUp(link, { organisation: 'Harbour Works', ...first });
    await setup.goOnToSignIn(first);
    const console = new ConsolePages(page, PageTexts.en, server.url);
    await page.getByRole('heading', { name: PageTexts.en.text('console.give-help.title') }).waitFor();

    await page.goto('about:blank');
    await page.goto(link);
    await setup.heading('share.setup.closedTitle').waitFor();

    const invitation = await console.invite({ ...second, roles: [] });
    await page.context().clearCookies();
    await setup.acceptInvitation(invitation, second);
    await page.goto('about:blank');
    await page.goto(invitation);
    await setup.heading('share.invitation.invalid').waitFor();
    expect(unexpectedProblems([window])).toEqual([]);
  }

  await using scene = await Scene.open({ server, helper: first, sharer: second });
  await scene.help();
  await scene.sharer.leave();
  await scene.helper.ended('sharer-left', second.fullName).waitFor();
  expect(unexpectedProblems(scene.windows)).toEqual([]);
});
