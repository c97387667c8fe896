import type { Locator, Page } from 'playwright-core';
import { ChatPanel } from './chat-panel.ts';
import type { PageTexts, TextValues } from './page-texts.ts';
import { completeSignIn, type Credentials } from './sign-in.ts';

/** What the person who gets help has in front of them, from the code to the last screen. */
export class SharerPage {
  readonly page: Page;
  readonly texts: PageTexts;
  readonly chat: ChatPanel;
  readonly #origin: string;

  constructor(page: Page, texts: PageTexts, origin: string) {
    this.page = page;
    this.texts = texts;
    this.chat = new ChatPanel(page, texts);
    this.#origin = origin;
  }

  button(key: string): Locator {
    return this.page.getByRole('button', { name: this.texts.text(key) });
  }

  heading(key: string, values?: TextValues): Locator {
    return this.page.getByRole('heading', { name: this.texts.text(key, values) });
  }

  notice(key: string, values?: TextValues): Locator {
    return this.page.getByText(this.texts.text(key, values));
  }

  get codeField(): Locator {
    return this.page.getByRole('textbox', { name: this.texts.text('ui.code.label') });
  }

  async openGetHelp(): Promise<void> {
    await this.page.goto(`${this.#origin}/`);
    await this.codeField.waitFor();
  }

  /** Types a code as somebody does who hears it, and goes on. */
  async enterCode(code: string): Promise<void> {
    await this.codeField.fill('');
    await this.codeField.pressSequentially(code);
    await this.page
      .getByRole('button', { name: this.texts.text('share.code.continue') })
      .or(this.page.getByRole('button', { name: this.texts.text('share.code.continueSignIn') }))
      .click();
  }

  /** Signs in on the sign-in page that is in front of the person. */
  async completeSignIn(person: Credentials): Promise<void> {
    await completeSignIn(this.page, this.texts, person);
  }

  /** From *Get help* to the trust screen. */
  async meet(code: string, helperIs: RegExp | string): Promise<void> {
    await this.openGetHelp();
    await this.enterCode(code);
    await this.heading('share.meeting.title').or(this.question(helperIs)).waitFor();
  }

  question(helper: RegExp | string): Locator {
    return this.heading('share.question.title', { name: helper });
  }

  async allow(): Promise<void> {
    await this.button('share.question.allow').click();
  }

  async decline(): Promise<void> {
    await this.button('share.question.decline').click();
  }

  /** The page says that the helper sees the screen. */
  seen(helper: RegExp | string): Locator {
    return this.heading('share.sharing.seen.title', { name: helper });
  }

  async stopSharing(): Promise<void> {
    await this.button('share.sharing.stop').click();
    await this.heading('share.sharing.stopped.title').waitFor();
  }

  async shareAgain(): Promise<void> {
    await this.button('share.sharing.again').click();
  }

  async leave(): Promise<void> {
    await this.button('share.session.leave').click();
  }

  async report(): Promise<void> {
    await this.button('ui.report.open').click();
    await this.page
      .getByRole('dialog')
      .or(this.page.getByRole('alertdialog'))
      .getByRole('button', { name: this.texts.text('ui.report.confirm') })
      .click();
  }

  /** The last screen, with the reason it gives. */
  ended(reason: string, helper: RegExp | string = /.+/u): Locator {
    return this.heading(`ui.ended.reason.${reason}`, { name: helper });
  }

  /** What the last screen says under a heading of its list. */
  endedFact(key: string): Locator {
    return this.page.locator('dl > div', { has: this.page.getByText(this.texts.text(key)) }).locator('dd');
  }
}
