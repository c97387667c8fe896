import { createAlongsideClient, dataOf } from '@alongside/client';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { askServer, DirectoryPages } from '../pages/index.ts';
import { expectAccessible, ServerProcess, until } from '../rig/index.ts';
import { openColleague } from './colleague.ts';
import { demo, personNamed } from './scene.ts';
import { ScimClient } from './scim-client.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

const DOMAIN = 'nordlicht.example';

const file = `email;name;job title;groups
ada.ehlers@${DOMAIN};Ada Ehlers;Driver;Berlin office
samir.haddad@${DOMAIN};;Shift lead;
not an address;Nobody;;
nora.quist@${DOMAIN};Nora Quist;;No such group
`;

test('JRN28 people come from a file: what it would change is shown first, each line with an error says why, and then they are there', async () => {
  await using server = await ServerProcess.start({ isDemo: true });
  await using administrator = await openColleague(server, demo.administrator);
  const { page, texts } = administrator.pages;
  const directory = new DirectoryPages(page, texts, server.url);
  const known = async (name: string) =>
    ((await askServer(page, 'GET', `/people?search=${name}`)) as { total: number }).total;

  await directory.chooseFile('people.csv', file);
  const lineOf = (what: RegExp): Locator => directory.fileLines.getByRole('row').filter({ hasText: what });
  await lineOf(/Ada Ehlers/u)
    .getByText(texts.text('console.import.line-added'))
    .waitFor();
  await lineOf(/samir\.haddad/u)
    .getByText(texts.within('console.import.changes', { column: /.+/u, before: /.+/u, after: 'Shift lead' }))
    .waitFor();
  await lineOf(/not an address/u)
    .getByText(texts.within('console.import-fault.email'))
    .waitFor();
  await lineOf(/nora\.quist/u)
    .getByText(texts.within('console.import-fault.unknown-group'))
    .waitFor();
  await expectAccessible(page);
  expect([await known('Ehlers'), await known('Quist')]).toEqual([0, 0]);

  await directory.takeFile(2);
  await expectAccessible(page);
  await page.getByRole('link', { name: texts.text('console.import.see-people') }).click();
  await page.getByRole('searchbox').fill('Ehlers');
  await page.getByRole('link', { name: 'Ada Ehlers' }).click();
  await page.getByRole('link', { name: 'Berlin office' }).first().waitFor();
  expect([await known('Ehlers'), await known('Quist')]).toEqual([1, 0]);
  expect(unexpectedProblems([administrator.window])).toEqual([]);
});

test('JRN29 a token made in the console is shown once, used by a program until it is revoked, and says when it was used', async () => {
  await using server = await ServerProcess.start({ isDemo: true });
  await using administrator = await openColleague(server, demo.administrator);
  const { page, texts } = administrator.pages;
  const directory = new DirectoryPages(page, texts, server.url);
  const clientWith = (token: string) =>
    createAlongsideClient({ origin: server.url, credentials: { kind: 'token', token } });
  for (const [kind, name, scope] of [
    ['own', 'Nightly list', 'permission.view-devices'],
    ['services', 'Inventory', 'permission.view-devices'],
  ] as const) {
    await directory.openTokens(kind);
    const token = await directory.makeToken(name, scope);
    expect(await page.content()).not.toContain(token);
    const row = directory.token(name);
    await row.getByText(texts.text('console.people.never')).waitFor();

    const client = clientWith(token);
    const { items } = await dataOf(client.GET('/devices', { params: { query: { limit: 3 } } }));
    expect(items).toHaveLength(3);
    await expect(client.GET('/people')).rejects.toMatchObject({ code: 'PERMISSION_MISSING' });
    await directory.openTokens(kind);
    await row.waitFor();
    expect(await row.getByText(texts.text('console.people.never')).count()).toBe(0);
    await expectAccessible(page);

    await directory.revokeToken(name);
    await row.getByText(texts.text('console.tokens.revoked')).waitFor();
    await expect(client.GET('/devices')).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  }
  expect(unexpectedProblems([administrator.window])).toEqual([]);
});

test('JRN30 a directory provisions by SCIM: whom it makes is in the lists that are open, and whom it deactivates is signed out', async () => {
  await using server = await ServerProcess.start({ isDemo: true });
  await using administrator = await openColleague(server, demo.administrator);
  await using auditor = await openColleague(server, demo.auditor);
  const { page, texts } = administrator.pages;
  const directory = new DirectoryPages(page, texts, server.url);
  await directory.openTokens('services');
  const scim = new ScimClient(server.url, await directory.makeToken('Entra ID', 'console.tokens.scim'));

  await administrator.pages.open('people');
  await page.getByRole('link', { name: demo.sharer }).waitFor();
  const nadja = await scim.addUser({ email: `nadja.sommer@${DOMAIN}`, name: 'Nadja Sommer' });
  await page.getByRole('link', { name: 'Nadja Sommer' }).waitFor();

  await page.goto(`${server.url}/console/groups`);
  await page.getByRole('link', { name: 'Berlin office' }).waitFor();
  const group = await scim.addGroup('Depot north');
  await page.getByRole('link', { name: 'Depot north' }).click();
  await page.getByText(texts.within('console.group.elsewhere-scim')).first().waitFor();
  await scim.addMember(group, nadja);
  await page.getByRole('link', { name: 'Nadja Sommer' }).waitFor();
  await expectAccessible(page);

  await auditor.pages.openWatched('audit');
  const { email } = personNamed(server, demo.auditor);
  await scim.deactivate(await scim.userOf(email));
  const signIn = auditor.pages.page.getByRole('heading', { name: texts.text('share.signIn.title') });
  await until('the person is signed out', async () => ((await signIn.count()) > 0 ? true : undefined));
  await administrator.pages.open('people');
  await page
    .getByRole('row')
    .filter({ hasText: demo.auditor })
    .getByText(texts.text('console.people.inactive'))
    .waitFor();
  expect(unexpectedProblems([administrator.window, auditor.window])).toEqual([]);
});
