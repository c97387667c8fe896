import { expect, test } from 'vitest';
import { activeScene, endedScene, idleScene, meetingScene } from '../window/test-scenes.ts';
import { scriptedAgent } from '../window/test-scripted-agent.ts';
import { trayModel } from './tray-model.ts';
import { drawTrayPicture } from './tray-picture.ts';
import { trayTexts } from './tray-texts.ts';

const modelOf = (scene: object) => trayModel(scriptedAgent(scene).state);

test.each([
  ['calm', idleScene()],
  ['calm', endedScene()],
  ['calm', meetingScene()],
  ['asked', meetingScene({ isAsked: true })],
  ['asked', activeScene({ isAsked: true })],
  ['controlled', activeScene()],
  ['seen', activeScene({ capabilities: ['view'] })],
  ['paused', activeScene({ pausedBy: ['helper'] })],
  ['calm', activeScene({ capabilities: [] })],
] as const)('AGV32 the icon looks %s', (look, scene) => {
  expect(modelOf(scene).look).toBe(look);
});

test('AGV32 the menu offers what can be done now', () => {
  const names = (scene: object) => modelOf(scene).entries.map(({ name }) => name);
  expect(names(idleScene())).toEqual(['open', 'quit']);
  expect(names(meetingScene())).toEqual(['open', 'end', 'quit']);
  expect(names(activeScene())).toEqual(['open', 'pause', 'end', 'quit']);
  expect(names(activeScene({ pausedBy: ['sharer'] }))).toEqual(['open', 'resume', 'end', 'quit']);
});

test.each([
  ['en', '\u2068Maya Lindqvist\u2069 sees and controls your screen', 'End session', 'ltr'],
  ['de', '\u2068Maya Lindqvist\u2069 sieht und steuert Ihren Bildschirm', 'Sitzung beenden', 'ltr'],
  ['ar', '\u2068Maya Lindqvist\u2069 يرى شاشتك ويتحكم بها', 'إنهاء الجلسة', 'rtl'],
])('AGV32 the icon speaks the language that was chosen: %s', async (locale, title, end, direction) => {
  const texts = await trayTexts(modelOf(activeScene()), locale, { LANG: 'fr_FR.UTF-8' });
  expect([texts.title, texts.entry('end'), texts.direction]).toEqual([title, end, direction]);
});

test('AGV32 without a choice the icon speaks the system’s language', async () => {
  const { title } = await trayTexts(modelOf(idleScene()), null, { LANG: 'de_AT.UTF-8' });
  expect(title).toBe('Alongside');
  const { entry } = await trayTexts(modelOf(idleScene()), null, { LANG: 'de_AT.UTF-8' });
  expect(entry('quit')).toBe('Beenden');
});

/** What is at a place of the 32×32 grid, as `aarrggbb`. */
function pixel(look: Parameters<typeof drawTrayPicture>[0], x: number, y: number): string {
  const { argb, sizePx } = drawTrayPicture(look, 32);
  return argb.subarray((y * sizePx + x) * 4, (y * sizePx + x) * 4 + 4).toString('hex');
}

test('AGV32 the picture is the mark, with a dot that differs by what goes on', () => {
  expect(pixel('calm', 0, 0)).toBe('00000000');
  expect(pixel('calm', 5, 12)).toBe('fff2a65a');
  expect(pixel('calm', 26, 20)).toBe('ff116b62');
  expect(pixel('calm', 15, 16)).toBe('fffff7ec');
  expect(pixel('seen', 23, 9)).toBe('ffc50f1f');
  expect(pixel('asked', 23, 9)).toBe('ffe07a00');
  // Controlling differs from seeing by more than a colour.
  expect(pixel('controlled', 23, 9)).toBe('ffffffff');
  expect(pixel('controlled', 18, 9)).toBe('ffc50f1f');
  expect(drawTrayPicture('seen', 44).argb).toHaveLength(44 * 44 * 4);
});
