import type { Locator, Page } from 'playwright-core';
import type { PageTexts } from './page-texts.ts';

/** Reading a file of many thousands of lines takes its time on a busy machine. */
const FILE_TIMEOUT_MS = 240_000;

/** The console's pages on which people come from elsewhere: from a file, and by tokens of programs. */
export class DirectoryPages {
  readonly page: Page;
  readonly texts: PageTexts;
  readonly #origin: string;

  constructor(page: Page, texts: PageTexts, origin: string) {
    this.page = page;
    this.texts = texts;
    this.#origin = origin;
  }

  /** What becomes of each line of the file. */
  get fileLines(): Locator {
    return this.page.getByRole('table', { name: this.texts.text('console.import.lines') });
  }

  /** Ends where it is shown what the file would change. */
  async chooseFile(name: string, content: string): Promise<void> {
    await this.page.goto(`${this.#origin}/console/people`);
    await this.page.getByRole('link', { name: this.texts.text('console.import.title') }).click();
    await this.page.getByRole('button', { name: this.texts.text('console.import.choose') }).waitFor();
    await this.page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
    await this.page
      .getByRole('heading', { name: this.texts.text('console.import.preview', { name }) })
      .waitFor({ timeout: FILE_TIMEOUT_MS });
  }

  /** @param changes how many the file makes */
  async takeFile(changes: number): Promise<void> {
    const name = this.texts.text('console.import.take', { count: changes });
    await this.page.getByRole('button', { name }).click();
    await this.page.getByText(this.texts.text('console.import.done')).waitFor({ timeout: FILE_TIMEOUT_MS });
  }

  async openTokens(kind: 'own' | 'services'): Promise<void> {
    await this.page.goto(`${this.#origin}/console/tokens${kind === 'own' ? '' : '/services'}`);
    await this.page
      .getByRole('heading', { level: 1, name: this.texts.text('console.tokens.title') })
      .waitFor();
  }

  /** The row of a token. */
  token(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name });
  }

  /** @returns the token, which is shown here and nowhere else */
  async makeToken(name: string, scopeKey: string): Promise<string> {
    await this.page
      .getByRole('button', { name: this.texts.text('console.tokens.add') })
      .first()
      .click();
    const dialog = this.page.getByRole('dialog', { name: this.texts.text('console.tokens.add') });
    await dialog.getByRole('textbox', { name: this.texts.within('console.tokens.name') }).fill(name);
    await dialog.getByRole('checkbox', { name: this.texts.text(scopeKey) }).check();
    await dialog.getByRole('button', { name: this.texts.text('console.tokens.make') }).click();
    const token = await dialog.getByLabel(this.texts.text('console.tokens.token')).inputValue();
    await dialog.getByRole('button', { name: this.texts.text('console.close') }).click();
    await dialog.waitFor({ state: 'detached' });
    return token;
  }

  async revokeToken(name: string): Promise<void> {
    await this.page
      .getByRole('button', { name: this.texts.text('console.tokens.revoke-of', { name }) })
      .click();
    await this.page
      .getByRole('dialog', { name: this.texts.text('console.tokens.revoke-title', { name }) })
      .getByRole('button', { name: this.texts.text('console.tokens.revoke') })
      .click();
  }
}
