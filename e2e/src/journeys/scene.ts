import {
  BarCodeScreen,
  type BrowserWindow,
  type ChromiumOptions,
  Display,
  type NetworkNamespace,
  openChromium,
  openFirefox,
  ServerProcess,
  type ServerOptions,
} from '../rig/index.ts';
import {
  type Credentials,
  HelperPage,
  type PageLanguage,
  PageTexts,
  SharerPage,
  signIn,
} from '../pages/index.ts';

export interface SceneOptions {
  /** Default: a server of its own, with the demo's people. */
  readonly server?: ServerProcess;
  /** Of the server of its own. */
  readonly serverOptions?: ServerOptions;
  /** Where the pages are reached. Default: the server's own address. */
  readonly origin?: string;
  readonly helperBrowser?: 'chromium' | 'firefox';
  readonly helperLanguage?: PageLanguage;
  readonly sharerLanguage?: PageLanguage;
  readonly screenPicker?: ChromiumOptions['screenPicker'];
  readonly colorScheme?: 'light' | 'dark';
  /** Of both displays. Default 800. */
  readonly heightPx?: number;
  /** Whether the sharer's screen counts. Default true; pictures for people are made without. */
  readonly hasBarCode?: boolean;
  /** Browsers of the scene are put there instead of this machine's own network. */
  readonly networks?: { readonly helper: NetworkNamespace; readonly sharer: NetworkNamespace };
  /** Who helps and who gets help. Default: the demo's people. */
  readonly helper?: Credentials;
  readonly sharer?: Credentials;
}

export const browserLocales = { en: 'en-GB', de: 'de-DE', ar: 'ar' } as const;
const barCodeHeightPx = 160;

/** Names of the demo's people, as the pages show them. */
export const demo = {
  helper: 'Hanna Brandt',
  sharer: 'Samir Haddad',
  administrator: 'Greta Lindqvist',
  auditor: 'Oskar Weiß',
  stranger: 'Lena Moreau',
} as const;

/** The demo's person with this name. */
export const personNamed = (server: ServerProcess, name: string): Credentials =>
  server.person(new RegExp(name, 'u'));

/** A helper and a sharer in front of their screens, both signed in; the sharer's screen counts. */
export class Scene implements AsyncDisposable {
  readonly server: ServerProcess;
  readonly origin: string;
  readonly helper: HelperPage;
  readonly sharer: SharerPage;
  readonly helperWindow: BrowserWindow;
  readonly sharerWindow: BrowserWindow;
  readonly barCode: BarCodeScreen;
  readonly helperDisplay: Display;
  readonly sharerDisplay: Display;
  readonly #resources: AsyncDisposableStack;

  private constructor(parts: Parts) {
    this.server = parts.server;
    this.origin = parts.origin;
    this.helper = parts.helper;
    this.sharer = parts.sharer;
    this.helperWindow = parts.helperWindow;
    this.sharerWindow = parts.sharerWindow;
    this.barCode = parts.barCode;
    this.helperDisplay = parts.helperDisplay;
    this.sharerDisplay = parts.sharerDisplay;
    this.#resources = parts.resources;
  }

  static async open(options: SceneOptions = {}): Promise<Scene> {
    await using resources = new AsyncDisposableStack();
    const server =
      options.server ?? resources.use(await ServerProcess.start({ isDemo: true, ...options.serverOptions }));
    const origin = options.origin ?? server.url;
    const size = { heightPx: options.heightPx ?? 800 };
    const [helperDisplay, sharerDisplay] = [
      resources.use(await Display.start(size)),
      resources.use(await Display.start(size)),
    ];
    const barCode = resources.use(await BarCodeScreen.start(sharerDisplay, { heightPx: barCodeHeightPx }));
    if (options.hasBarCode === false) await barCode.stop();
    const windows = await openWindows(options, { origin, helperDisplay, sharerDisplay });
    const [helperWindow, sharerWindow] = [resources.use(windows.helper), resources.use(windows.sharer)];
    const helper = new HelperPage(helperWindow.page, PageTexts[options.helperLanguage ?? 'en'], origin);
    const sharer = new SharerPage(sharerWindow.page, PageTexts[options.sharerLanguage ?? 'en'], origin);
    await Promise.all([
      signIn(helper.page, {
        origin,
        texts: helper.texts,
        person: options.helper ?? personNamed(server, demo.helper),
        returnTo: '/console/',
      }),
      signIn(sharer.page, {
        origin,
        texts: sharer.texts,
        person: options.sharer ?? personNamed(server, demo.sharer),
        returnTo: '/',
      }),
    ]);
    return new Scene({
      ...{
        server,
        origin,
        helper,
        sharer,
        helperWindow,
        sharerWindow,
        barCode,
        helperDisplay,
        sharerDisplay,
      },
      resources: resources.move(),
    });
  }

  /** From the code to the trust screens on both sides. */
  async meet(): Promise<void> {
    const code = await this.helper.getCode();
    await this.sharer.meet(code, /.+/u);
    await this.helper.met(/.+/u);
  }

  /** From the code to the picture: the helper sees the sharer's screen as it is now. */
  async help(): Promise<void> {
    await this.meet();
    await this.helper.askView();
    await this.sharer.allow();
    await this.pictureGoesOn();
  }

  /** Waits for a picture that was drawn after this call. */
  async pictureGoesOn(timeoutMs?: number): Promise<number> {
    return this.helper.video.frameAfter(this.barCode.drawn, timeoutMs);
  }

  get windows(): readonly BrowserWindow[] {
    return [this.helperWindow, this.sharerWindow];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#resources.disposeAsync();
  }
}

type Parts = Omit<
  Pick<Scene, keyof Scene>,
  'windows' | 'meet' | 'help' | 'pictureGoesOn' | typeof Symbol.asyncDispose
> & {
  readonly resources: AsyncDisposableStack;
};

interface Place {
  readonly origin: string;
  readonly helperDisplay: Display;
  readonly sharerDisplay: Display;
}

async function openWindows(options: SceneOptions, place: Place) {
  const { helperLanguage = 'en', sharerLanguage = 'en', networks, screenPicker } = options;
  const { colorScheme = 'light', hasBarCode = true } = options;
  const secure = { trustsEveryCertificate: networks !== undefined };
  const helperOptions = { display: place.helperDisplay, locale: browserLocales[helperLanguage], colorScheme };
  const [helper, sharer] = await Promise.all([
    options.helperBrowser === 'firefox'
      ? openFirefox(helperOptions)
      : openChromium({ ...helperOptions, ...secure, ...(networks && { network: networks.helper }) }),
    openChromium({
      display: place.sharerDisplay,
      locale: browserLocales[sharerLanguage],
      freeBottomPx: hasBarCode ? barCodeHeightPx : 0,
      colorScheme,
      ...secure,
      ...(screenPicker && { screenPicker }),
      ...(networks && { network: networks.sharer }),
    }),
  ]);
  return { helper, sharer };
}
