import { X509Certificate, createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, firefox, type BrowserContext, type LaunchOptions, type Page } from 'playwright-core';
import type { Display } from './display.ts';
import type { NetworkNamespace } from './network-rig.ts';

export interface WindowOptions {
  readonly display: Display;
  /** Language the browser asks for. Default `en-GB`. */
  readonly locale?: 'en-GB' | 'de-DE' | 'ar';
  /** Default `light`. */
  readonly colorScheme?: 'light' | 'dark';
  readonly hasReducedMotion?: boolean;
  readonly hasForcedColors?: boolean;
  /** Space kept free at the bottom of the display, for the bar code. Default 0. */
  readonly freeBottomPx?: number;
}

export interface ChromiumOptions extends WindowOptions {
  /** What the person does when asked which screen to share. Default `entire-screen`. */
  readonly screenPicker?: 'entire-screen' | 'deny';
  /** Runs the browser in this network instead of the machine's own. */
  readonly network?: NetworkNamespace;
  /** Takes certificates of nobody's authority, as {@link makeCertificate} makes them. Default false. */
  readonly trustsEveryCertificate?: boolean;
  /** PEM; this one is taken from whoever shows it, relays among them. */
  readonly trustedCertificate?: string;
  /** Origins without TLS that are to count as secure, as `localhost` does: pages on the rig's own networks. */
  readonly secureOrigins?: readonly string[];
}

/** A browser that a person of a journey has in front of them: one window, one page, a fresh profile. */
export interface BrowserWindow extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the console, uncaught exceptions and pages that crashed, in order. */
  readonly problems: readonly string[];
}

type Preferences = NonNullable<LaunchOptions['firefoxUserPrefs']>;

const chromiumPath = '/usr/bin/chromium';
const firefoxPath = '/usr/bin/firefox-esr';
const launchTimeoutMs = 120_000;
const actionTimeoutMs = 60_000;

/**
 * A second `--disable-features` replaces the first, so what matters of the driver's own list is repeated here.
 *
 * WebRtcHideLocalIpsWithMdns: a page without camera permission offers its local addresses as random `.local`
 * names, which the other browser looks up by multicast. Where multicast doesn't get through, real networks have
 * a server-reflexive or relayed address to fall back on. The rig has no STUN or TURN server, and whether a build
 * machine's interfaces carry multicast is chance, so its browsers show their addresses. Tried: on an interface
 * with multicast the journeys pass either way, so nothing in the product depends on it.
 */
const disabledFeatures = [
  'WebRtcHideLocalIpsWithMdns',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'Translate',
];

function chromiumArguments(options: ChromiumOptions): string[] {
  const { display, freeBottomPx = 0, screenPicker = 'entire-screen', secureOrigins = [] } = options;
  const picker =
    screenPicker === 'deny'
      ? '--use-fake-ui-for-media-stream=deny'
      : '--auto-select-desktop-capture-source=Entire screen';
  return [
    '--no-sandbox',
    '--no-first-run',
    '--disable-quic',
    // There is no graphics card; drawing WebGL-like on the processor would eat what video encoding needs.
    '--disable-gpu',
    '--window-position=0,0',
    `--window-size=${display.widthPx},${display.heightPx - freeBottomPx}`,
    `--disable-features=${disabledFeatures.join(',')}`,
    picker,
    ...(options.trustedCertificate === undefined
      ? []
      : [`--ignore-certificate-errors-spki-list=${keyHash(options.trustedCertificate)}`]),
    ...(secureOrigins.length === 0
      ? []
      : [`--unsafely-treat-insecure-origin-as-secure=${secureOrigins.join(',')}`]),
  ];
}

const keyHash = (certificate: string): string =>
  createHash('sha256')
    .update(new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');

async function openWindow(context: BrowserContext, resources: AsyncDisposableStack): Promise<BrowserWindow> {
  context.setDefaultTimeout(actionTimeoutMs);
  const problems: string[] = [];
  context.on('page', (page) => note(page, problems));
  const page = context.pages()[0] ?? (await context.newPage());
  note(page, problems);
  return {
    page,
    context,
    problems,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/** The driver puts this empty style into a page of Firefox before it photographs it; the policy refuses it. */
const driversOwnStyle = createHash('sha256').update('body {}').digest('base64');

function note(page: Page, problems: string[]): void {
  page.on('pageerror', ({ message }) => {
    if (!message.includes(driversOwnStyle)) problems.push(`exception: ${message}`);
  });
  page.on('crash', () => problems.push('crash'));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`);
  });
}

/** The driver wants one executable file; this is one that enters the network first. */
async function executableIn(network: NetworkNamespace, resources: AsyncDisposableStack): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'alongside-browser-'));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'chromium');
  const script = `#!/bin/sh\nexec ${network.commandPrefix.join(' ')} ${chromiumPath} "$@"\n`;
  await writeFile(path, script, { mode: 0o755 });
  return path;
}

/** The system's Chromium, in a window on the display. */
export async function openChromium(options: ChromiumOptions): Promise<BrowserWindow> {
  await using resources = new AsyncDisposableStack();
  const executablePath =
    options.network === undefined ? chromiumPath : await executableIn(options.network, resources);
  const context = await chromium.launchPersistentContext('', {
    executablePath,
    headless: false,
    timeout: launchTimeoutMs,
    args: chromiumArguments(options),
    env: { ...process.env, DISPLAY: options.display.name },
    viewport: null,
    locale: options.locale ?? 'en-GB',
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: options.hasReducedMotion === true ? 'reduce' : 'no-preference',
    forcedColors: options.hasForcedColors === true ? 'active' : 'none',
    ignoreHTTPSErrors: options.trustsEveryCertificate === true,
  });
  resources.defer(() => context.close());
  return await openWindow(context, resources.move());
}

function firefoxPreferences(options: WindowOptions): Preferences {
  return {
    // As WebRtcHideLocalIpsWithMdns above: the rig has nothing that could resolve `.local` names.
    'media.peerconnection.ice.obfuscate_host_addresses': false,
    'media.autoplay.default': 0,
    'layout.css.prefers-color-scheme.content-override': options.colorScheme === 'dark' ? 0 : 1,
    'ui.prefersReducedMotion': options.hasReducedMotion === true ? 1 : 0,
    'browser.display.document_color_use': options.hasForcedColors === true ? 2 : 0,
    // No requests of the browser's own.
    'app.update.enabled': false,
    'browser.safebrowsing.downloads.remote.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'extensions.getAddons.cache.enabled': false,
    // Its H.264 comes as a download from the internet; VP8 and VP9 are built in.
    'media.gmp-manager.updateEnabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'data:,',
    'toolkit.telemetry.enabled': false,
  };
}

/**
 * The system's Firefox, in a window on the display, driven by WebDriver BiDi: the driver's other way wants a
 * Firefox of its own making. Firefox can't be told to pick a screen by itself, so it is for people who watch.
 */
export async function openFirefox(options: WindowOptions): Promise<BrowserWindow> {
  await using resources = new AsyncDisposableStack();
  const context = await firefox.launchPersistentContext('', {
    channel: 'moz-firefox',
    executablePath: firefoxPath,
    headless: false,
    timeout: launchTimeoutMs,
    env: { ...process.env, DISPLAY: options.display.name },
    firefoxUserPrefs: firefoxPreferences(options),
    viewport: null,
    locale: options.locale ?? 'en-GB',
    // By preferences above, which reach what the protocol can't in a Firefox of this age.
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
  });
  resources.defer(() => context.close());
  return await openWindow(context, resources.move());
}
