// Makes the pictures of the documentation: `npm run screenshots` writes docs/images/*.png, and of every page of the console
// to be looked at: test-results/screens/console-*.png. `npm run screenshots -- help` makes those of sessions alone,
// `-- administration` those of what administrators use, `-- console` those to be looked at.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openColleague } from './journeys/colleague.ts';
import { ServerProcess, shot, until } from './rig/index.ts';
import { consoleAddresses } from './journeys/console-addresses.ts';
import { askServer } from './pages/index.ts';
import { demo, Scene, type SceneOptions } from './journeys/scene.ts';

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));

interface Look {
  /** Behind the name of each file. */
  readonly suffix: string;
  readonly language: 'en' | 'ar';
  readonly colorScheme: NonNullable<SceneOptions['colorScheme']>;
}

const looks: readonly Look[] = [
  { suffix: '', language: 'en', colorScheme: 'light' },
  { suffix: '-dark', language: 'en', colorScheme: 'dark' },
  { suffix: '-rtl', language: 'ar', colorScheme: 'light' },
];

/** What the sharer needs help with: something that a screen shows at work. */
const sheet = `<!doctype html><title>Deliveries.ods</title>
<style>body{font:16px sans-serif;margin:0;color:#223}header{background:#1d6f42;color:#fff;padding:14px 24px}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #c8d0d8;padding:9px 14px;text-align:right}
th{background:#eef2f5}td:first-child,th:first-child{text-align:left}.bad{background:#fde7e9;color:#a4262c}</style>
<header>Deliveries.ods</header><table><tr><th>Depot</th><th>May</th><th>June</th><th>July</th><th>August</th></tr>
<tr><td>Hamburg</td><td>1,204</td><td>1,318</td><td>1,290</td><td>1,402</td></tr>
<tr><td>Kiel</td><td>642</td><td>688</td><td class="bad">#REF!</td><td>731</td></tr>
<tr><td>Lübeck</td><td>511</td><td>498</td><td>540</td><td>562</td></tr>
<tr><td>Rostock</td><td>377</td><td>402</td><td>396</td><td>418</td></tr>
<tr><td>Total</td><td>2,734</td><td>2,906</td><td class="bad">#REF!</td><td>3,113</td></tr></table>`;

/** A session, from the code to the picture. */
async function takeHelp({ suffix, language, colorScheme }: Look): Promise<void> {
  await using scene = await Scene.open({
    helperLanguage: language,
    sharerLanguage: language,
    colorScheme,
    hasBarCode: false,
    // The trust screen with its buttons.
    heightPx: 960,
  });
  const { helper, sharer } = scene;
  const picture = (page: Page, name: string): Promise<Buffer> =>
    page.screenshot({ path: `${folder}${name}${suffix}.png`, animations: 'disabled', caret: 'hide' });

  await sharer.openGetHelp();
  await picture(sharer.page, 'get-help');
  const code = await helper.getCode();
  await picture(helper.page, 'helper-code');
  await sharer.enterCode(code);
  await helper.met(demo.sharer);
  await picture(helper.page, 'helper-trust-screen');
  await helper.askView();
  await sharer.question(demo.helper).waitFor();
  await picture(sharer.page, 'sharer-trust-screen');
  await sharer.allow();
  await helper.status('shown').waitFor();
  await sharer.seen(demo.helper).waitFor();
  await sharer.chat.say(language === 'ar' ? 'يظهر خطأ في عمود يوليو.' : 'The July column shows an error.');
  const answer =
    language === 'ar' ? 'أراه. افتح الخلية من فضلك.' : 'I see it. Please click the cell in Kiel.';
  await helper.chat.say(answer);
  await sharer.chat.lastIs(answer);
  await picture(sharer.page, 'sharing');

  const work = await sharer.page.context().newPage();
  await work.setContent(sheet);
  await until('the sheet in the helper’s picture', () => helper.page.evaluate(showsGreenBar));
  await picture(helper.page, 'helper-session');
  await work.close();
}

/** What administrators and auditors have before them, with the demo's organisation. */
async function takeAdministration(server: ServerProcess, { suffix, ...look }: Look): Promise<void> {
  await using administrator = await openColleague(server, demo.administrator, { ...look, heightPx: 900 });
  const { pages } = administrator;
  const { page, texts } = pages;
  const picture = (name: string): Promise<Buffer> =>
    page.screenshot({ path: `${folder}${name}${suffix}.png`, animations: 'disabled', caret: 'hide' });
  await page.goto(`${server.url}/console/overview`);
  await page.getByRole('heading', { name: texts.text('console.overview.attention') }).waitFor();
  await page.getByText(texts.text('console.chart.as-table')).waitFor();
  const unknown = page.locator('dl').getByText(texts.text('console.sessions.nothing'));
  await until('every figure', async () => ((await unknown.count()) === 0 ? true : undefined));
  await picture('overview');
  await page.goto(`${server.url}/console/devices`);
  await page.getByRole('link', { name: 'NL-B-0142' }).waitFor();
  await picture('devices');
  const [helper, sharer] = [await idOf(page, demo.helper), await idOf(page, demo.sharer)];
  await page.goto(
    `${server.url}/console/explain?helper=${helper}&sharer=${sharer}&device=browser&mode=control`,
  );
  await page.getByRole('list', { name: texts.text('console.explain.rules') }).waitFor();
  await picture('explain');
  await pages.open('reports');
  await pages.newestSession.waitFor();
  await picture('reports');
  await pages.openNewestReport();
  await picture('session-report');
  await pages.open('settings');
  await pages.button('console.settings.turn-off').waitFor();
  await picture('settings');
}

async function idOf(page: Page, name: string): Promise<string> {
  const found = (await askServer(page, 'GET', `/people?search=${encodeURIComponent(name)}`)) as {
    items: { profile: { personId: string } }[];
  };
  return found.items[0]?.profile.personId ?? '';
}

/** Runs in the helper's page: whether the head of the sheet is in the picture. */
function showsGreenBar(): boolean {
  const video = document.querySelector('video');
  if (video === null || video.videoWidth === 0) return false;
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext('2d');
  if (context === null) return false;
  context.drawImage(video, 0, 0);
  const { data } = context.getImageData(canvas.width / 2, 0, 1, canvas.height);
  let greenRows = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0] = data.subarray(at, at + 2);
    if (green > 90 && red < 60) greenRows += 1;
  }
  return greenRows > 20;
}

const consoleLooks = [
  { suffix: 'en', language: 'en', colorScheme: 'light', widthPx: 1280 },
  { suffix: 'en-dark', language: 'en', colorScheme: 'dark', widthPx: 1280 },
  { suffix: 'de', language: 'de', colorScheme: 'light', widthPx: 1280 },
  { suffix: 'de-narrow', language: 'de', colorScheme: 'light', widthPx: 900 },
  { suffix: 'ar-dark', language: 'ar', colorScheme: 'dark', widthPx: 1280 },
  { suffix: 'ar-narrow', language: 'ar', colorScheme: 'light', widthPx: 900 },
] as const;

/** Every page of the console with the demo in it, in every look. */
async function takeConsole(): Promise<void> {
  await using server = await ServerProcess.start({ isDemo: true });
  for (const { suffix, ...look } of consoleLooks) {
    process.stdout.write(`Taking the console's pages, ${suffix} …\n`);
    await using administrator = await openColleague(server, demo.administrator, look);
    const { page, texts } = administrator.pages;
    const loading = page.getByRole('progressbar').or(page.getByText(texts.text('console.list.loading')));
    for (const address of await consoleAddresses(page)) {
      await page.goto(`${server.url}/console${address}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await until('nothing is being loaded', async () => ((await loading.count()) === 0 ? true : undefined));
      const name = address
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, 'one')
        .replaceAll(/[^a-z]+/gu, ' ')
        .trim()
        .replaceAll(' ', '-');
      await shot(page, `console-${name === '' ? 'start' : name}-${suffix}`);
    }
  }
}

const parts = process.argv.slice(2);
const isWanted = (part: 'help' | 'administration' | 'console'): boolean =>
  parts.length === 0 || parts.includes(part);

await mkdir(folder, { recursive: true });
if (isWanted('help')) {
  for (const look of looks) {
    process.stdout.write(`Taking a session's pictures${look.suffix} …\n`);
    await takeHelp(look);
  }
}
if (isWanted('administration')) {
  await using server = await ServerProcess.start({ isDemo: true });
  for (const look of looks) {
    process.stdout.write(`Taking the administration's pictures${look.suffix} …\n`);
    await takeAdministration(server, look);
  }
}
if (isWanted('console')) await takeConsole();
