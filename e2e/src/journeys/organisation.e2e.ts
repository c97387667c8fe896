import { expect, test } from 'vitest';
import { AgentScene } from '../agent/agent-scene.ts';
import { askServer, OrganisationPages, ProfilePage } from '../pages/index.ts';
import { expectAccessible } from '../rig/index.ts';
import { until } from '../rig/until.ts';
import { AuthenticatorApp } from './authenticator-app.ts';
import { openColleague } from './colleague.ts';
import { demo, personNamed, Scene } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}
const idOfPerson = async (page: OrganisationPages['page'], name: string): Promise<string> => {
  const found = (await askServer(page, 'GET', `/people?search=${encodeURIComponent(name)}`)) as {
    items: { profile: { personId: string } }[];
  };
  return found.items[0]?.profile.personId ?? '';
};

test('JRN25 who may help whom: a role for a group on its devices, a refusal with its reason and explanation, and what is widened is there at once', async () => {
  await using scene = await AgentScene.open();
  const { helper, server, page, texts } = scene;
  await using administrator = await openColleague(server, demo.administrator);
  const organisation = new OrganisationPages(administrator.pages.page, texts, server.url);
  const console_ = administrator.pages.page;
  const { items } = (await askServer(console_, 'GET', '/devices?online=true')) as { items: Named[] };
  const device = await until('the device of the agent', () => items[0]);

  await organisation.addGroup('people', 'Desk helpers', demo.helper);
  await organisation.addGroup('devices', 'Berlin desks', device.name);
  await organisation.addRole('Looking on', ['view-screen', 'view-audit-log']);
  const assignment = { name: 'Looking on in Berlin', role: 'Looking on' };
  await organisation.addAssignment({ ...assignment, members: 'Desk helpers', devices: 'Berlin desks' });
  const helperId = await idOfPerson(console_, demo.helper);
  await askServer(console_, 'PATCH', `/people/${helperId}`, { roles: [] });

  await scene.meet();
  const control = scene.choice('control');
  await until('viewing may be asked for', async () =>
    (await scene.choice('view').getAttribute('aria-disabled')) === 'true' ? undefined : true,
  );
  expect(await control.getAttribute('aria-disabled')).toBe('true');
  const permission = texts.within('permission.take-full-control');
  await page.getByText(texts.within('access.reason.needs-permission', { permission })).first().waitFor();
  await expectAccessible(page);

  const opened = page.waitForEvent('popup');
  await page
    .getByRole('link', {
      name: texts.text('console.explain.link-of', { mode: texts.within('mode.control') }),
    })
    .click();
  const explanation = await opened;
  await explanation
    .getByText(texts.within('console.explain.why.needs-permission', { helper: demo.helper, permission }))
    .first()
    .waitFor();
  await expectAccessible(explanation);
  await explanation.close();

  const roles = (await askServer(console_, 'GET', '/roles?search=Looking')) as { items: Named[] };
  await console_.goto(`${server.url}/console/roles/${roles.items[0]?.id ?? ''}`);
  await organisation.widenRole('Looking on', 'take-full-control');
  await until('full control may be asked for', async () =>
    (await control.getAttribute('aria-disabled')) === 'true' ? undefined : true,
  );
  await scene.allow('control');
  await helper.leave();
  expect(unexpectedProblems([scene.helperWindow, administrator.window])).toEqual([]);
});

test('JRN26 a policy asks for a second factor: the helper proves it at the provider and goes on in the same session; deactivated, the helper is out at once', async () => {
  await using scene = await Scene.open();
  const { helper, sharer, server } = scene;
  const { page, texts } = helper;
  await using administrator = await openColleague(server, demo.administrator);
  const profile = new ProfilePage(page, texts, server.url);
  const credentials = personNamed(server, demo.helper);
  await profile.open();
  await profile.button('totp', 'share.totp.begin').click();
  await profile.confirmWith(credentials.password, 'share.totp.begin');
  const app = new AuthenticatorApp(await profile.totpSecret());
  await profile.confirmTotp(app.code());
  await profile.notice('share.totp.on').waitFor();

  await scene.meet();
  const session = page.url();
  const office = administrator.pages.page;
  const networks = (await askServer(office, 'GET', '/networks?search=Berlin')) as { items: Named[] };
  await askServer(office, 'POST', '/access-policies', {
    name: 'Helping from elsewhere',
    state: 'on',
    who: { sides: ['helper'], people: { people: [await idOfPerson(office, demo.helper)], groups: [] } },
    conditions: { networks: { is: 'not-in', of: [networks.items[0]?.id] }, modes: ['view', 'control'] },
    then: { kind: 'require', match: 'all', of: [{ kind: 'mfa' }] },
  });
  await helper.button('console.remedy.step-up').first().click();
  const second = page.getByRole('heading', { name: texts.text('share.interaction.second.title') });
  const password = page.getByRole('heading', { name: texts.text('share.interaction.password.title') });
  await second.or(password).first().waitFor();
  if (await password.isVisible()) {
    await page.getByLabel(texts.text('share.field.password')).fill(credentials.password);
    await page.getByRole('button', { name: texts.text('share.interaction.password.submit') }).click();
  }
  await second.waitFor();
  await expectAccessible(page);
  await profile.field('totp').fill(app.code());
  await page.getByRole('button', { name: texts.text('share.interaction.password.submit') }).click();
  await page.waitForURL(session);
  await helper.met(demo.sharer);
  await helper.askView();
  await sharer.allow();
  await scene.pictureGoesOn();

  await new OrganisationPages(office, texts, server.url).deactivate(demo.helper);
  await sharer.ended('access-lost').waitFor();
  await helper.notice('error.SIGN_IN_REQUIRED').or(helper.ended('access-lost')).first().waitFor();
  expect(await page.locator('video').count()).toBe(0);
  await page.reload();
  await page.getByRole('heading', { name: texts.text('share.signIn.title') }).waitFor();
  expect(unexpectedProblems([...scene.windows, administrator.window])).toEqual([]);
});
