import type { Locator, Page } from 'playwright-core';
import { until } from '../rig/until.ts';
import type { PageTexts } from './page-texts.ts';
import { typeInto } from './typing.ts';

interface SeenMessage {
  readonly text: string;
  readonly isOwn: boolean;
  /** As the browser lays it out. */
  readonly direction: string;
}

/** The chat beside a session, the same on both sides. */
export class ChatPanel {
  readonly #page: Page;
  readonly #texts: PageTexts;

  constructor(page: Page, texts: PageTexts) {
    this.#page = page;
    this.#texts = texts;
  }

  get panel(): Locator {
    return this.#page.getByRole('region', { name: this.#texts.text('ui.chat.title') });
  }

  get entry(): Locator {
    return this.panel.getByRole('textbox', { name: this.#texts.text('ui.chat.entry', { name: /.+/u }) });
  }

  /** Writes a message and sends it by the Enter key. */
  async say(text: string): Promise<void> {
    await typeInto(this.entry, text);
    await this.entry.press('Enter');
  }

  /** Every message that was sent, in the order shown; one that waits to be sent isn't among them. */
  async messages(): Promise<readonly SeenMessage[]> {
    const own = this.#texts.text('ui.chat.metaOwn', { time: /.+/u });
    const waiting = this.#texts.text('ui.chat.waiting');
    const items = await this.panel.getByRole('listitem').all();
    const seen = await Promise.all(
      items.map(async (item) => {
        const [meta = '', text = ''] = await item.locator(':scope > *').allTextContents();
        const direction = await item
          .locator('[dir]')
          .evaluate((bubble) => getComputedStyle(bubble).direction);
        return { text, isOwn: own.test(meta), direction, isWaiting: waiting.test(meta) };
      }),
    );
    return seen
      .filter(({ isWaiting }) => !isWaiting)
      .map(({ text, isOwn, direction }) => ({ text, isOwn, direction }));
  }

  /** Waits until the newest message is this one. */
  async lastIs(text: string): Promise<SeenMessage> {
    return until(`the message “${text}”`, async () => {
      const last = (await this.messages()).at(-1);
      return last?.text === text ? last : undefined;
    });
  }
}
