import type { Locator, Page } from 'playwright-core';
import { WatchedVideo } from '../rig/watched-video.ts';
import { ChatPanel } from './chat-panel.ts';
import type { PageTexts, TextValues } from './page-texts.ts';

/** What the person who helps has in front of them, from the code to the last screen. */
export class HelperPage {
  readonly page: Page;
  readonly texts: PageTexts;
  readonly chat: ChatPanel;
  readonly video: WatchedVideo;
  readonly #origin: string;

  constructor(page: Page, texts: PageTexts, origin: string) {
    this.page = page;
    this.texts = texts;
    this.chat = new ChatPanel(page, texts);
    this.video = new WatchedVideo(page);
    this.#origin = origin;
  }

  button(key: string, values?: TextValues): Locator {
    return this.page.getByRole('button', { name: this.texts.text(key, values) });
  }

  heading(key: string, values?: TextValues): Locator {
    return this.page.getByRole('heading', { name: this.texts.text(key, values) });
  }

  notice(key: string, values?: TextValues): Locator {
    return this.page.getByText(this.texts.text(key, values));
  }

  async openGiveHelp(): Promise<void> {
    await this.page.goto(`${this.#origin}/console/`);
    await this.heading('console.give-help.title').waitFor();
  }

  /** Starts a session and reads the code off the page. */
  async getCode(): Promise<string> {
    await this.openGiveHelp();
    await this.button('console.give-help.get-code').click();
    return this.readCode();
  }

  async readCode(): Promise<string> {
    const [code] = /[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec((await this.#code.textContent()) ?? '') ?? [];
    if (code === undefined) throw new Error('The page shows no code');
    return code;
  }

  /** In which directions the code and its spoken letters run. */
  codeDirections(): Promise<readonly string[]> {
    const spoken = this.page.getByRole('list', { name: this.texts.text('console.code.spoken') });
    return Promise.all(
      [this.#code, spoken].map((part) => part.evaluate((element) => getComputedStyle(element).direction)),
    );
  }

  get #code(): Locator {
    return this.page.locator('p', { hasText: this.texts.within('console.code.label') });
  }

  /** Somebody has used the code. */
  async met(sharer: RegExp | string): Promise<void> {
    await this.heading('console.meeting.title', { name: sharer }).waitFor();
  }

  async askView(): Promise<void> {
    await this.button('console.ask.view').first().click();
  }

  async withdraw(): Promise<void> {
    await this.button('console.ask.withdraw').click();
  }

  /** Asks again from the place where the picture was. */
  async askAgain(): Promise<void> {
    await this.button('console.viewer.ask-again').click();
  }

  status(state: 'shown' | 'coming' | 'paused' | 'reconnecting' | 'away'): Locator {
    return this.notice(`console.viewer.status-${state}`);
  }

  async leave(): Promise<void> {
    await this.button('console.leave').click();
  }

  /** The sentence of the last screen that says how it ended. */
  ended(reason: string, sharer: RegExp | string = /.+/u): Locator {
    return this.notice(`console.ended.${reason}`, { name: sharer });
  }

  /** What the last screen or the report says beside a word of its list. */
  fact(key: string): Locator {
    return this.page.locator('dl > div', { has: this.page.getByText(this.texts.text(key)) }).locator('dd');
  }
}
