import type { Locator, Page } from 'playwright-core';
import type { PageTexts, TextValues } from './page-texts.ts';

const sections = {
  active: 'console.active.title',
  reports: 'console.reports.title',
  audit: 'console.audit.title',
  people: 'console.people.title',
  settings: 'console.settings.title',
} as const;

interface NewPerson {
  readonly email: string;
  readonly fullName: string;
  readonly roles: readonly ('help-desk-operator' | 'administrator' | 'auditor')[];
}

/** The pages of the console besides helping: what administrators and auditors use. */
export class ConsolePages {
  readonly page: Page;
  readonly texts: PageTexts;
  readonly #origin: string;

  constructor(page: Page, texts: PageTexts, origin: string) {
    this.page = page;
    this.texts = texts;
    this.#origin = origin;
  }

  button(key: string, values?: TextValues): Locator {
    return this.page.getByRole('button', { name: this.texts.text(key, values) });
  }

  notice(key: string, values?: TextValues): Locator {
    return this.page.getByText(this.texts.text(key, values));
  }

  async open(section: keyof typeof sections): Promise<void> {
    await this.page.goto(`${this.#origin}/console/${section}`);
    await this.page.getByRole('heading', { level: 1, name: this.texts.text(sections[section]) }).waitFor();
  }

  /** Also until the server tells the page of changes; a page that is signed out earlier than that has its socket refused. */
  async openWatched(section: keyof typeof sections): Promise<void> {
    const socket = this.page.waitForEvent('websocket');
    const watched = socket.then((opened) =>
      opened.waitForEvent('framereceived', ({ payload }) => String(payload).includes('"reply"')),
    );
    await Promise.all([watched, this.open(section)]);
  }

  /** The row of the newest session in the report. */
  get newestSession(): Locator {
    return this.page
      .getByRole('grid', { name: this.texts.text('console.sessions.table') })
      .getByRole('row')
      .nth(1);
  }

  /** Opens one session's report from the list of sessions. */
  async openNewestReport(): Promise<void> {
    await this.open('reports');
    await this.newestSession.getByRole('link').click();
    await this.page.getByRole('heading', { name: this.texts.text('console.report.timeline') }).waitFor();
  }

  /** A sentence of the timeline that is open. */
  happened(key: string, values?: TextValues): Locator {
    return this.page.getByRole('listitem').filter({ hasText: this.texts.within(key, values) });
  }

  /** Asks in the monitor to end a session; what is returned confirms it. */
  async askToEndSession(helper: string, sharer: string): Promise<() => Promise<void>> {
    await this.open('active');
    await this.button('console.end-session.label', { helper, sharer }).click();
    return this.#confirmation('console.end-session.title', 'console.end-session');
  }

  /** Asks to turn Alongside off; what is returned confirms it. */
  async askToTurnOff(): Promise<() => Promise<void>> {
    await this.open('settings');
    await this.button('console.settings.turn-off').click();
    return this.#confirmation('console.settings.turn-off-title', 'console.settings.turn-off');
  }

  async #confirmation(titleKey: string, confirmKey: string): Promise<() => Promise<void>> {
    const dialog = this.page.getByRole('dialog', { name: this.texts.text(titleKey) });
    await dialog.waitFor();
    return () => dialog.getByRole('button', { name: this.texts.text(confirmKey) }).click();
  }

  async turnOn(): Promise<void> {
    await this.open('settings');
    await this.button('console.settings.turn-on').click();
    await this.notice('console.settings.is-on').waitFor();
  }

  async setChatAllowed(isAllowed: boolean): Promise<void> {
    await this.open('settings');
    await this.page
      .getByRole('switch', { name: this.texts.within('console.settings.chat') })
      .setChecked(isAllowed);
    await this.button('console.save').click();
    await this.notice('console.settings.saved').first().waitFor();
  }

  /** A helper who was reported may help again. */
  async liftBlock(name: string): Promise<void> {
    await this.open('people');
    const row = this.page.getByRole('row').filter({ hasText: name });
    await row.getByText(this.texts.text('console.people.blocked')).waitFor();
    await this.button('console.people.actions-for', { name }).click();
    await this.page.getByRole('menuitem', { name: this.texts.text('console.people.unblock') }).click();
    await row.getByText(this.texts.text('console.people.blocked')).waitFor({ state: 'detached' });
  }

  /** Adds somebody and returns the one-time link that they are sent. */
  async invite({ email, fullName, roles }: NewPerson): Promise<string> {
    await this.open('people');
    await this.button('console.people.add').click();
    const form = this.page.getByRole('dialog');
    await form.getByRole('textbox', { name: this.texts.within('console.people.email') }).fill(email);
    await form.getByRole('textbox', { name: this.texts.within('console.people.full-name') }).fill(fullName);
    for (const role of roles) {
      await form.getByRole('checkbox', { name: this.texts.within(`role.${role}`) }).check();
    }
    await form.getByRole('button', { name: this.texts.text('console.people.add-submit') }).click();
    const invitation = this.page.getByRole('dialog', {
      name: this.texts.text('console.invitation.title', { name: fullName }),
    });
    return invitation.getByLabel(this.texts.text('console.invitation.link')).inputValue();
  }
}
