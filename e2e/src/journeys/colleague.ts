import { type BrowserWindow, Display, openChromium, type ServerProcess } from '../rig/index.ts';
import { ConsolePages, type PageLanguage, PageTexts, signIn } from '../pages/index.ts';
import { browserLocales, personNamed } from './scene.ts';

/** Somebody else of the organisation in front of the console: an administrator or an auditor. */
export interface Colleague extends AsyncDisposable {
  readonly window: BrowserWindow;
  readonly pages: ConsolePages;
}

export interface ColleagueOptions {
  readonly language?: PageLanguage;
  readonly colorScheme?: 'light' | 'dark';
  /** Of the window. Default 1280. */
  readonly widthPx?: number;
  /** Default 800. */
  readonly heightPx?: number;
}

export async function openColleague(
  server: ServerProcess,
  name: string,
  { language = 'en', colorScheme = 'light', widthPx = 1280, heightPx = 800 }: ColleagueOptions = {},
): Promise<Colleague> {
  await using resources = new AsyncDisposableStack();
  const display = resources.use(await Display.start({ widthPx, heightPx }));
  const window = resources.use(
    await openChromium({ display, locale: browserLocales[language], colorScheme }),
  );
  const texts = PageTexts[language];
  await signIn(window.page, {
    origin: server.url,
    texts,
    person: personNamed(server, name),
    returnTo: '/console/',
  });
  const owned = resources.move();
  return {
    window,
    pages: new ConsolePages(window.page, texts, server.url),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
