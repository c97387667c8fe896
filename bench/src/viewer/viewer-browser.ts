import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@alongside/e2e';
import { type Page, chromium } from 'playwright-core';
import {
  SCREEN,
  VIEWER_SCREEN,
  type VirtualScreen,
  furnishScreen,
  startVirtualScreen,
} from '../desktop/virtual-screen.ts';
import type { Programs } from '../machine/programs.ts';
import { BAR_CODE_CELLS, checkOf, readBarCode } from './bar-code.ts';
import { DevtoolsPage } from './devtools-page.ts';
import { GlassProbe } from './glass-probe.ts';
import { PageProbe } from './page-probe.ts';
import { pageScript } from './page-script.ts';
import type { Probe } from './probe.ts';

export type ViewerKind = 'glass' | 'page';

const CHROMIUM = '/usr/bin/chromium';
const FIRST_DISPLAY = 260;
const ACTION_TIMEOUT_MS = 20_000;

/** Nobody is asked whether a password should be kept: the question would cover the picture. */
const PREFERENCES = { credentials_enable_service: false, profile: { password_manager_enabled: false } };

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--ignore-certificate-errors',
  '--force-device-scale-factor=1',
  '--test-type',
  '--password-store=basic',
  // Addresses on loopback are shown as they are, not as names that nobody resolves here.
  '--disable-features=Translate,PasswordManagerOnboarding,MediaRouter,WebRtcHideLocalIpsWithMdns',
  '--autoplay-policy=no-user-gesture-required',
  '--deny-permission-prompts',
  '--remote-debugging-port=0',
];

/** The functions as they stand here, without their types: in the page there is no other file. */
const SCRIPT = `{
  ${checkOf.toString()}
  ${readBarCode.toString()}
  (${pageScript.toString()})({
    width: ${SCREEN.widthPx}, height: ${SCREEN.heightPx}, cells: ${BAR_CODE_CELLS}, read: readBarCode,
  });
}`;

export interface ViewerTab {
  /** For opening the session; let go of before measuring. */
  readonly page: Page;
  readonly devtools: DevtoolsPage;
  letGo(): Promise<void>;
}

/** Chromium with a fresh profile: headless, or full screen on a screen of its own. */
export class ViewerBrowser {
  readonly #programs: Programs;
  readonly #screen: VirtualScreen | null;
  readonly #port: number;

  static async open(
    programs: Programs,
    resources: AsyncDisposableStack,
    kind: ViewerKind,
  ): Promise<ViewerBrowser> {
    const profile = mkdtempSync(join(tmpdir(), 'alongside-bench-profile-'));
    resources.defer(() => {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    });
    mkdirSync(join(profile, 'Default'));
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
    const { widthPx, heightPx } = VIEWER_SCREEN;
    const screen =
      kind === 'glass'
        ? await startVirtualScreen(programs, resources, {
            group: 'viewer',
            from: FIRST_DISPLAY,
            size: VIEWER_SCREEN,
          })
        : null;
    if (screen !== null) await furnishScreen(programs, 'viewer', screen.display);
    const window =
      kind === 'glass'
        ? ['--kiosk', '--window-position=0,0', `--window-size=${widthPx},${heightPx}`]
        : ['--headless=new', `--window-size=${widthPx},${heightPx + 120}`, '--hide-scrollbars'];
    programs.start(
      'viewer',
      CHROMIUM,
      [...ARGUMENTS, ...window, `--user-data-dir=${profile}`, 'about:blank'],
      {
        env: { DISPLAY: screen?.display ?? '' },
      },
    );
    const port = await until('the browser', () => {
      const [line] = readFileSync(join(profile, 'DevToolsActivePort'), 'latin1').split('\n');
      return Number(line) || undefined;
    });
    return new ViewerBrowser(programs, screen, port);
  }

  private constructor(programs: Programs, screen: VirtualScreen | null, port: number) {
    this.#programs = programs;
    this.#screen = screen;
    this.#port = port;
  }

  async newTab(): Promise<ViewerTab> {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${this.#port}`);
    const context = browser.contexts()[0] ?? (await browser.newContext());
    const page = await context.newPage();
    page.setDefaultTimeout(ACTION_TIMEOUT_MS);
    const session = await context.newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.detach();
    const devtools = await DevtoolsPage.attach(this.#port, targetInfo.targetId, SCRIPT);
    if (this.#screen === null) {
      const size = {
        width: VIEWER_SCREEN.widthPx,
        height: VIEWER_SCREEN.heightPx,
        deviceScaleFactor: 1,
        mobile: false,
      };
      await devtools.ask('Emulation.setDeviceMetricsOverride', size);
    }
    return { page, devtools, letGo: () => browser.close() };
  }

  async probe(page: DevtoolsPage, selector: string): Promise<Probe> {
    if (this.#screen === null) return new PageProbe(page, selector);
    return await GlassProbe.start(this.#programs, this.#screen, page, selector);
  }
}
