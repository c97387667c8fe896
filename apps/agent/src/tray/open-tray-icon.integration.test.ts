import { Variant } from 'dbus-native';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { activeScene, idleScene, meetingScene } from '../window/test-scenes.ts';
import { scriptedAgent, type ScriptedAgent } from '../window/test-scripted-agent.ts';
import { openTrayIcon } from './open-tray-icon.ts';
import { startBus, TrayHost } from './test-tray-host.ts';

let parts: AsyncDisposableStack;
let address: string;
let agent: ScriptedAgent;
let raised: number;

beforeEach(async () => {
  parts = new AsyncDisposableStack();
  ({ address } = parts.use(await startBus()));
  agent = scriptedAgent(idleScene());
  raised = 0;
});
afterEach(async () => {
  await parts.disposeAsync();
});

async function openIcon(): Promise<void> {
  const env = { DBUS_SESSION_BUS_ADDRESS: address, LANG: 'en_GB.UTF-8' };
  const raise = () => {
    raised += 1;
  };
  parts.use(await openTrayIcon({ agent, raise, env }));
}
const openHost = async (): Promise<TrayHost> => parts.use(await TrayHost.start(address));
const told = () => agent.told.map(({ kind }) => kind);

test('AGV33 the icon is in the tray, with picture, name and menu', async () => {
  const host = await openHost();
  await openIcon();
  expect(host.registered).toEqual([`org.kde.StatusNotifierItem-${process.pid}-1`]);
  const item = await host.item();
  expect(item).toMatchObject({ Id: 'alongside', Title: 'Alongside', Status: 'Active', Menu: '/MenuBar' });
  const pictures = item['IconPixmap'] as [number, number, Buffer][];
  expect(pictures.map(([width, height, argb]) => [width, height, argb.length])).toEqual([
    [22, 22, 22 * 22 * 4],
    [44, 44, 44 * 44 * 4],
  ]);
  expect(await host.menu()).toEqual([
    [1, 'Open Alongside'],
    [2, 'Quit'],
  ]);
});

test('AGV33 what goes on is shown at once', async () => {
  const host = await openHost();
  await openIcon();
  agent.show(meetingScene({ isAsked: true }));
  await host.until(() => host.heard.includes('NewStatus') && host.heard.includes('LayoutUpdated'));
  expect(await host.item()).toMatchObject({ Status: 'NeedsAttention' });
  host.heard.length = 0;
  agent.show(activeScene());
  await host.until(() => host.heard.includes('NewStatus'));
  const { Title, Status } = await host.item();
  expect([Title, Status]).toEqual(['\u2068Maya Lindqvist\u2069 sees and controls your screen', 'Active']);
});

test('AGV33 pressing the icon opens the window, and the menu does what it says', async () => {
  const host = await openHost();
  await openIcon();
  await host.press();
  expect([told(), raised]).toEqual([['show'], 1]);
  agent.show(activeScene());
  await host.until(() => host.heard.includes('LayoutUpdated'));
  const ids = new Map((await host.menu()).map(([id, label]) => [label, id]));
  for (const label of ['Pause', 'End session', 'Quit']) await host.choose(ids.get(label) ?? 0);
  expect(told()).toEqual(['show', 'pause', 'end-now', 'quit']);
});

test('AGV33 trays that read the menu in other ways get the same', async () => {
  const host = await openHost();
  await openIcon();
  expect(await host.ofMenu('GetGroupProperties', 'aias', [[1, 2, 7], []])).toEqual([
    [1, { label: 'Open Alongside' }],
    [2, { label: 'Quit' }],
  ]);
  expect(await host.ofMenu('GetProperty', 'is', [2, 'label'])).toBe('Quit');
  expect(await host.ofMenu('AboutToShow', 'i', [0])).toBe(false);
  expect(await host.ofMenu('AboutToShowGroup', 'ai', [[0, 7]])).toEqual([[], [7]]);
  const events = [
    [2, 'clicked', new Variant('i', 0), 0],
    [7, 'clicked', new Variant('i', 0), 0],
  ];
  expect(await host.ofMenu('EventGroup', 'a(isvu)', [events])).toEqual([7]);
  expect(told()).toEqual(['quit']);
});

test('AGV34 what no menu of ours asks for does nothing', async () => {
  const host = await openHost();
  await openIcon();
  await host.choose(0);
  await host.choose(-1);
  await host.choose(99);
  await host.choose(1, 'hovered');
  expect(told()).toEqual([]);
  expect(await host.menu()).toHaveLength(2);
});

test('AGV35 a tray that comes later, and one that comes anew, gets the icon', async () => {
  await openIcon();
  const first = await openHost();
  await first.until(() => first.registered.length === 1);
  await first[Symbol.asyncDispose]();
  const second = await openHost();
  await second.until(() => second.registered.length === 1);
  expect((await second.item())['Id']).toBe('alongside');
});

test('AGV35 without a bus there is no icon, and nothing fails', async () => {
  for (const env of [
    {},
    { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' },
    { DBUS_SESSION_BUS_ADDRESS: 'nonsense' },
  ]) {
    const icon = await openTrayIcon({ agent, raise: () => undefined, env });
    agent.show(activeScene());
    await icon[Symbol.asyncDispose]();
  }
});

test('AGV35 a bus that goes away takes the icon with it and nothing else', async () => {
  const bus = await startBus();
  const icon = await openTrayIcon({
    agent,
    raise: () => undefined,
    env: { DBUS_SESSION_BUS_ADDRESS: bus.address, LANG: 'en_GB.UTF-8' },
  });
  await bus[Symbol.asyncDispose]();
  agent.show(activeScene());
  agent.show(idleScene());
  await icon[Symbol.asyncDispose]();
});
