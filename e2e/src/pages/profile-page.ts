import type { Locator, Page } from 'playwright-core';
import type { PageTexts, TextValues } from './page-texts.ts';

const sections = {
  picture: 'share.picture.title',
  details: 'share.details.title',
  password: 'share.password.title',
  passkeys: 'share.passkeys.title',
  totp: 'share.totp.title',
  signIns: 'share.signIns.title',
} as const;

/** A file as somebody chooses it: by its name, whatever is in it. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** One's own profile, and how one signs in. */
export class ProfilePage {
  readonly page: Page;
  readonly texts: PageTexts;
  readonly #origin: string;

  constructor(page: Page, texts: PageTexts, origin: string) {
    this.page = page;
    this.texts = texts;
    this.#origin = origin;
  }

  /** Waits until all parts are there, also those that are asked for after the page. */
  async open(): Promise<void> {
    await this.page.goto(`${this.#origin}/profile`);
    await this.loaded();
  }

  async loaded(): Promise<void> {
    await this.page
      .getByRole('heading', { level: 1, name: this.texts.text('share.profile.title') })
      .waitFor();
    await this.section('totp').waitFor();
    await this.signIns.first().waitFor();
  }

  section(name: keyof typeof sections): Locator {
    return this.page.getByRole('region', { name: this.texts.text(sections[name]) });
  }

  button(section: keyof typeof sections, key: string, values?: TextValues): Locator {
    return this.section(section).getByRole('button', { name: this.texts.text(key, values) });
  }

  notice(key: string, values?: TextValues): Locator {
    return this.page.getByText(this.texts.text(key, values)).filter({ visible: true });
  }

  field(key: string): Locator {
    return this.page.getByRole('textbox', { name: this.texts.text(`share.field.${key}`) });
  }

  async saveDetails(): Promise<void> {
    await this.button('details', 'share.details.save').click();
  }

  /** Chooses a file in the browser's own window. */
  async choosePicture(file: ChosenFile): Promise<void> {
    const button = this.button('picture', 'share.picture.choose').or(
      this.button('picture', 'share.picture.change'),
    );
    const asked = this.page.waitForEvent('filechooser');
    await button.click();
    await (await asked).setFiles(file);
  }

  /** The picture that everybody gets; not the preview of a new one. */
  get picture(): Locator {
    return this.section('picture').locator('img');
  }

  async changePassword(oldPassword: string, newPassword: string): Promise<void> {
    await this.#password('oldPassword').fill(oldPassword);
    await this.#password('newPassword').fill(newPassword);
    await this.button('password', 'share.password.save').click();
  }

  #password(key: string): Locator {
    return this.section('password').getByLabel(this.texts.text(`share.field.${key}`));
  }

  /** The dialog that is open. */
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Gives the password that a dialog asks for, and goes on. */
  async confirmWith(password: string, key: string): Promise<void> {
    await this.dialog.getByLabel(this.texts.text('share.field.password')).fill(password);
    await this.dialog.getByRole('button', { name: this.texts.text(key) }).click();
  }

  /** The key for an authenticator app, as one types it who can't scan. */
  async totpSecret(): Promise<string> {
    return this.section('totp').locator('code').innerText();
  }

  async confirmTotp(code: string): Promise<void> {
    await this.field('totp').fill(code);
    await this.button('totp', 'share.totp.confirm').click();
  }

  get passkeys(): Locator {
    return this.section('passkeys').getByRole('listitem');
  }

  /** Where one is signed in. */
  get signIns(): Locator {
    return this.section('signIns').getByRole('listitem');
  }
}
