import type { Locator, Page } from 'playwright-core';
import type { PageTexts } from './page-texts.ts';

type Kind = 'people' | 'devices';

const GROUP_TEXTS = {
  people: { kind: 'console.groups.of-people', add: 'console.group.add-person' },
  devices: { kind: 'console.groups.of-devices', add: 'console.group.add-device' },
} as const;

interface NewAssignment {
  readonly name: string;
  readonly role: string;
  /** A group of people. */
  readonly members: string;
  /** A group of devices; for everybody who is on one of them. */
  readonly devices: string;
}

/** The console's pages on which an administrator says who may help whom. */
export class OrganisationPages {
  readonly page: Page;
  readonly texts: PageTexts;
  readonly #origin: string;

  constructor(page: Page, texts: PageTexts, origin: string) {
    this.page = page;
    this.texts = texts;
    this.#origin = origin;
  }

  button(key: string): Locator {
    return this.page.getByRole('button', { name: this.texts.text(key) });
  }

  /** Ends on the group's page, with the member in it. */
  async addGroup(kind: Kind, name: string, member: string): Promise<void> {
    await this.page.goto(`${this.#origin}/console/groups`);
    await this.button('console.groups.add').first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: this.texts.text(GROUP_TEXTS[kind].kind) }).check();
    await dialog.getByRole('textbox', { name: this.texts.within('console.groups.name') }).fill(name);
    await dialog.getByRole('button', { name: this.texts.text('console.groups.add-submit') }).click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
    await this.#pick(GROUP_TEXTS[kind].add, member);
    await this.page
      .getByText(this.texts.text('console.group.added', { name: member }))
      .first()
      .waitFor();
  }

  /** Ends on the role's page. */
  async addRole(name: string, permissions: readonly string[]): Promise<void> {
    await this.page.goto(`${this.#origin}/console/roles/new`);
    await this.page.getByRole('textbox', { name: this.texts.within('console.roles.name') }).fill(name);
    for (const permission of permissions) await this.#permission(permission).check();
    await this.#saveRole(name);
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  /** On the role's page. */
  async widenRole(name: string, permission: string): Promise<void> {
    await this.#permission(permission).check();
    await this.#saveRole(name);
  }

  async #saveRole(name: string): Promise<void> {
    await this.button('console.save').click();
    await this.page.getByText(this.texts.text('console.role.saved', { name })).first().waitFor();
  }

  #permission(permission: string): Locator {
    return this.page.getByRole('checkbox', { name: this.texts.within(`permission.${permission}`) }).first();
  }

  async addAssignment({ name, role, members, devices }: NewAssignment): Promise<void> {
    await this.page.goto(`${this.#origin}/console/roles/assignments/new`);
    await this.page.getByRole('textbox', { name: this.texts.within('console.assignments.name') }).fill(name);
    await this.page
      .getByRole('combobox', { name: this.texts.text('console.assignments.role') })
      .selectOption({ label: role });
    await this.#pick('console.assignments.members', members);
    await this.#choose('console.assignment.all-people');
    await this.#choose('console.assignment.some-devices');
    await this.#pick('console.assignment.device-groups', devices);
    await this.button('console.save').click();
    await this.page.getByText(this.texts.text('console.assignment.saved', { name })).first().waitFor();
  }

  async #choose(key: string): Promise<void> {
    await this.page.getByRole('radio', { name: this.texts.text(key) }).check();
  }

  /** Types a name where one of many is looked for, and takes it. */
  async #pick(key: string, name: string): Promise<void> {
    const box = this.page.getByRole('combobox', { name: this.texts.text(key) });
    await box.click();
    await box.fill(name);
    await this.page.getByRole('option').filter({ hasText: name }).first().click();
  }

  /** Deactivates somebody from the list of people. */
  async deactivate(name: string): Promise<void> {
    await this.page.goto(`${this.#origin}/console/people?search=${encodeURIComponent(name)}`);
    await this.page
      .getByRole('button', { name: this.texts.text('console.people.actions-for', { name }) })
      .click();
    await this.page.getByRole('menuitem', { name: this.texts.text('console.people.deactivate') }).click();
    await this.page
      .getByRole('dialog', { name: this.texts.text('console.people.deactivate-title', { name }) })
      .or(this.page.getByRole('alertdialog'))
      .getByRole('button', { name: this.texts.text('console.people.deactivate') })
      .click();
  }
}
