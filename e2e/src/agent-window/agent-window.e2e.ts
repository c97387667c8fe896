import { activeScene, endedScene, idleScene, meetingScene } from '@alongside/agent/test-scenes';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ChildProgram } from '../rig/child-program.ts';
import { expectAccessible } from '../rig/accessibility.ts';
import { until } from '../rig/until.ts';
import { AgentWindowRig } from './agent-window-rig.ts';

const BAR = [560, 100];
const FULL = [456, 700];

const heading = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name });
const sizeOf = (page: Page) => page.evaluate(() => [window.innerWidth, window.innerHeight]);

async function waitForSize(page: Page, size: readonly number[]): Promise<void> {
  await until(`a window of ${size.join('×')}`, async () => String(await sizeOf(page)) === String(size));
}

async function waitForFocus(page: Page, name: RegExp): Promise<void> {
  await until(`the focus on ${String(name)}`, async () =>
    name.test(await page.evaluate(() => document.activeElement?.textContent ?? '')),
  );
}

const ownWindow = async (rig: AgentWindowRig) =>
  (await rig.stacked()).find(({ windowClass }) => windowClass === 'Alongside');

async function waitUntilAbove(rig: AgentWindowRig): Promise<void> {
  await until('the window above all others', async () =>
    (await ownWindow(rig))?.state.includes('_NET_WM_STATE_ABOVE'),
  );
}

test('AGV31 by keyboard alone: code, trust screen, answer, bar, taking back, leaving', async () => {
  await using rig = await AgentWindowRig.start({ scene: idleScene() });
  const { agent } = rig;
  const page = await rig.page();
  const told = async (kind: string) =>
    await until(kind, () => agent.told.findLast((command) => command.kind === kind));
  expect(page.url()).not.toContain('#');
  await page.getByRole('textbox', { name: 'Your code' }).and(page.locator(':focus')).waitFor();

  await rig.type('abcd-efgh');
  await rig.press('Return');
  expect(await told('join')).toEqual({ kind: 'join', code: 'ABCDEFGH' });

  agent.show(meetingScene());
  await heading(page, /Is this who you expected/u).waitFor();
  agent.show(meetingScene({ isAsked: true }));
  await waitForFocus(page, /asks to see and control your screen/u);
  // Whoever was typing answers nothing by it.
  await rig.press('Return', 'space');
  await rig.tabTo(page, 'Allow to control');
  await rig.press('Return');
  expect(await told('answer')).toMatchObject({ isAllowed: true });

  agent.show(activeScene());
  await waitForSize(page, BAR);
  await rig.tabTo(page, 'Take back: Control mouse and keyboard');
  await rig.press('Return');
  expect(await told('give-up')).toEqual({ kind: 'give-up', capability: 'control' });

  agent.show(activeScene({ capabilities: ['view'], isAsked: true }));
  await waitForSize(page, FULL);
  await waitForFocus(page, /asks to control your mouse and keyboard/u);
  await rig.tabTo(page, 'Decline');
  await rig.press('space');
  await until('the answer', () =>
    agent.told.some((command) => command.kind === 'answer' && !command.isAllowed),
  );

  agent.show(activeScene({ capabilities: ['view'] }));
  await waitForSize(page, BAR);
  await rig.tabTo(page, 'Open chat');
  await rig.press('Return');
  await waitForSize(page, FULL);
  await page.getByRole('textbox', { name: /Message to/u }).focus();
  await rig.type('hello');
  await rig.press('Return');
  expect(await told('chat')).toEqual({ kind: 'chat', text: 'hello' });
  await rig.tabTo(page, 'Leave');
  await rig.press('Return');
  await told('leave');

  agent.show(endedScene());
  await heading(page, /You have left/u).waitFor();
  await rig.tabTo(page, 'Get help again');
  await rig.press('Return');
  await told('dismiss');
  expect(rig.failures).toEqual([]);
});

test('AGV30 the bar stays above another window, on every workspace', async () => {
  await using rig = await AgentWindowRig.start({ scene: activeScene() });
  await waitForSize(await rig.page(), BAR);
  await waitUntilAbove(rig);
  await using other = new ChildProgram('xev', {
    args: ['-geometry', '1200x700+0+0'],
    env: { DISPLAY: rig.display.name },
  });
  await other.ready('another window', async () => {
    const windows = await rig.stacked();
    return windows.length === 2 ? true : undefined;
  });
  const stacked = await rig.stacked();
  expect(stacked.at(-1)?.windowClass).toBe('Alongside');
  expect(stacked.at(-1)?.state).toContain('_NET_WM_DESKTOP(CARDINAL) = 4294967295');
  rig.agent.show(endedScene());
  await until('a usual window', async () => !(await ownWindow(rig))?.state.includes('_NET_WM_STATE_ABOVE'));
});

test('AGV29 during a session a window that is killed comes back, as the bar and above', async () => {
  await using rig = await AgentWindowRig.start({ scene: activeScene(), rest: { isWindowWanted: false } });
  await waitForSize(await rig.page(), BAR);
  await rig.killWindow();
  const page = await rig.page();
  await waitForSize(page, BAR);
  await waitUntilAbove(rig);
  await page.getByRole('button', { name: 'Leave' }).waitFor();
  expect(rig.agent.told.filter(({ kind }) => kind !== 'activity')).toEqual([]);
});

test('AGV37 a window that stands still is replaced, and that is told', async () => {
  await using rig = await AgentWindowRig.start({ scene: activeScene() });
  await waitForSize(await rig.page(), BAR);
  const former = await ownWindow(rig);
  await rig.stopWindow();
  await until('another window', async () => {
    const window = await ownWindow(rig);
    return window !== undefined && window.processId !== former?.processId;
  });
  await waitForSize(await rig.page(), BAR);
  await waitUntilAbove(rig);
  expect(rig.failures.map(({ code }) => code)).toEqual(['WINDOW_HANGS']);
  expect(rig.agent.told.filter(({ kind }) => kind !== 'activity')).toEqual([]);
});

test('AGV28 outside a session a window that is closed stays closed until it is wanted', async () => {
  await using rig = await AgentWindowRig.start({ scene: idleScene() });
  await rig.page();
  await rig.killWindow();
  await until('that it is hidden', () => rig.agent.told.some(({ kind }) => kind === 'hide'));
  rig.agent.show(idleScene(), { isWindowWanted: false });
  rig.agent.show(idleScene(), { isWindowWanted: true });
  await (await rig.page()).getByRole('textbox', { name: 'Your code' }).waitFor();
});

test('AGV29 a browser that can’t start ends the session: nobody is helped unseen', async () => {
  await using rig = await AgentWindowRig.start({ scene: activeScene(), browser: '/bin/false' });
  await until('the end', () => rig.agent.told.some(({ kind }) => kind === 'end-now'));
  expect(rig.failures.map(({ code }) => code)).toEqual(['WINDOW_FAILED']);
});

const scenes = {
  'get help': [idleScene()],
  'signed out': [{ kind: 'signed-out' }],
  meeting: [meetingScene()],
  asked: [meetingScene({ isAsked: true })],
  bar: [activeScene()],
  paused: [activeScene({ pausedBy: ['sharer'] })],
  'asked again': [activeScene({ capabilities: ['view'], isAsked: true })],
  ended: [endedScene()],
  fault: [idleScene(), { fault: { code: 'SERVER_UNREACHABLE' } }],
} as const satisfies Record<string, readonly [object, object?]>;

test.each([
  ['en', 'light', 'none'],
  ['ar', 'dark', 'none'],
  ['de', 'system', 'active'],
] as const)(
  'AGV16 axe finds nothing in a real window, %s, %s, forced colours %s',
  async (locale, theme, forcedColors) => {
    const rest = { preferences: { locale, theme }, fault: null };
    await using rig = await AgentWindowRig.start({ scene: { kind: 'starting' }, rest });
    const page = await rig.page();
    await page.emulateMedia({ forcedColors, reducedMotion: 'reduce' });
    await page.locator(`html[lang=${locale}]`).waitFor();
    for (const [scene, more = {}] of Object.values(scenes)) {
      rig.agent.show(scene, { ...rest, ...more });
      await page.getByRole('button').first().waitFor();
      await expectAccessible(page);
      const { scrollWidth, clientWidth } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { scrollWidth, clientWidth };
      });
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    }
  },
);
