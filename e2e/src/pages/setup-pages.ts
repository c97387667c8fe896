import type { Locator, Page } from 'playwright-core';
import type { PageTexts, TextValues } from './page-texts.ts';
import { completeSignIn, type Credentials } from './sign-in.ts';
import { typeInto } from './typing.ts';

interface FirstAdministrator extends Credentials {
  readonly organisation: string;
  readonly fullName: string;
}

/** What a person meets who is new: the set-up of a fresh server, or an invitation. */
export class SetupPages {
  readonly page: Page;
  readonly texts: PageTexts;

  constructor(page: Page, texts: PageTexts) {
    this.page = page;
    this.texts = texts;
  }

  heading(key: string, values?: TextValues): Locator {
    return this.page.getByRole('heading', { name: this.texts.text(key, values) });
  }

  /** Walks through the wizard with remote help turned on, up to its last page; `onStep` sees each step. */
  async setUp(
    link: string,
    { organisation, fullName, email, password }: FirstAdministrator,
    onStep: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    await this.page.goto(link);
    await this.heading('share.setup.organisation.title').waitFor();
    await onStep();
    await typeInto(this.#field('share.setup.organisation.label'), organisation);
    await this.#press('share.setup.next');
    await this.heading('share.setup.administrator.title').waitFor();
    await onStep();
    await typeInto(this.#field('share.field.fullName'), fullName);
    await typeInto(this.#field('share.field.email'), email);
    await typeInto(this.page.getByLabel(this.texts.text('share.field.newPassword')), password);
    await this.#press('share.setup.next');
    await this.heading('share.setup.begin.title').waitFor();
    await onStep();
    for (const choice of ['enable', 'unenrolled']) {
      await this.page.getByRole('switch', { name: this.texts.text(`share.setup.begin.${choice}`) }).check();
    }
    await this.#press('share.setup.finish');
    await this.heading('share.setup.doneTitle').waitFor();
    await onStep();
  }

  /** From the last page of set-up or invitation to being signed in. */
  async goOnToSignIn(person: Credentials): Promise<void> {
    await this.#press('share.signIn.title');
    await completeSignIn(this.page, this.texts, person);
  }

  async acceptInvitation(link: string, { password }: Credentials): Promise<void> {
    await this.page.goto(link);
    await typeInto(this.page.getByLabel(this.texts.text('share.field.newPassword')), password);
    await this.#press('share.invitation.submit');
    await this.heading('share.invitation.doneTitle').waitFor();
  }

  #field(key: string): Locator {
    return this.page.getByRole('textbox', { name: this.texts.text(key) });
  }

  async #press(key: string): Promise<void> {
    await this.page.getByRole('button', { name: this.texts.text(key) }).click();
  }
}
