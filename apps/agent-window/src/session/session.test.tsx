// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, expect, test, vi } from 'vitest';
import { windowSign } from '../app/window-sign.ts';
import { activeScene, grants, openWindow, question, questionId, windowState } from '../test-window.tsx';
import { sharingState } from './sharing-state.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const heading = () => screen.getByRole('heading', { level: 1 });
const button = (name: string) => screen.getByRole('button', { name });
const takeBack = { view: 'Take back: See your screen', control: 'Take back: Control mouse and keyboard' };
const wrote = (text: string) => ({
  isAllowed: true,
  thread: [{ from: 'helper', n: 1, clock: 1, sentAtMs: 0, text }],
  unsent: [],
});

test('AGV5 the helper is shown with the phrase before there is anything to allow', async () => {
  await openWindow(windowState('meeting'));
  expect(heading().textContent).toBe('Is this who you expected?');
  for (const fact of ['Maya Lindqvist', 'Support engineer', 'Northwind', 'verified domain'])
    expect(screen.getByText(fact)).toBeDefined();
  expect(screen.getByText('amber bridge comet delta')).toBeDefined();
  expect(screen.queryByRole('button', { name: /Allow/u })).toBeNull();
});

test.each([
  [['view'], 'Maya Lindqvist asks to see your screen', 'Allow to see'],
  [['view', 'control'], 'Maya Lindqvist asks to see and control your screen', 'Allow to control'],
  [['control'], 'Maya Lindqvist asks to control your mouse and keyboard', 'Allow to control'],
] as const)(
  'AGV6 a question for %j takes the focus to its words, not to an answer',
  async (adds, title, yes) => {
    const { show, told } = await openWindow(windowState('meeting'));
    show(windowState('meeting', { question: question(...adds) }));
    expect(heading().textContent).toBe(title);
    expect(document.activeElement).toBe(heading());
    await userEvent.keyboard('{Enter} ');
    expect(told()).toEqual([]);
    await userEvent.click(button(yes));
    await userEvent.click(button('Decline'));
    expect(told()).toEqual([
      { kind: 'answer', questionId, isAllowed: true },
      { kind: 'answer', questionId, isAllowed: false },
    ]);
  },
);

test('AGV6 what allowing adds is said in plain words, and nothing else', async () => {
  await openWindow(windowState('meeting', { question: question('view') }));
  expect(screen.getByText('See your whole screen, as you see it.')).toBeDefined();
  expect(screen.queryByText(/Use your mouse and keyboard/u)).toBeNull();
});

test.for([
  [
    'Ctrl+Alt+Shift+End',
    'You can take it back at any time with one click, or end everything with Ctrl+Alt+Shift+End.',
  ],
  [
    'Ctrl+Meta+PageDown',
    'You can take it back at any time with one click, or end everything with Ctrl+Super+Page Down.',
  ],
  [null, 'You can take it back at any time with one click.'],
] as const)('AGV38 the keys that end everything are those that do: %j', async ([globalKey, text]) => {
  await openWindow(windowState('meeting', { question: question('view') }, { globalKey }));
  expect(screen.getByText(text)).toBeDefined();
});

test('AGV7 where the keys differ nothing can be allowed, only declined', async () => {
  const asked = { question: question('view'), phrase: { kind: 'differs' } };
  const { told } = await openWindow(windowState('meeting', asked));
  expect(screen.getByRole('alert').textContent).toContain('This connection isn’t safe');
  await userEvent.click(button('Allow to see'));
  expect(told()).toEqual([]);
  await userEvent.click(button('Decline'));
  expect(told()).toHaveLength(1);
});

test('AGV8 reporting asks first, then tells the agent', async () => {
  const { told } = await openWindow(windowState('meeting'));
  await userEvent.click(button('I did not expect this'));
  expect(told()).toEqual([]);
  await userEvent.click(button('Report and end'));
  expect(told()).toEqual([{ kind: 'report' }]);
});

test('AGV9 in the bar each thing is taken back, and the session paused and left, by one press', async () => {
  const { told, show } = await openWindow(windowState('active'));
  for (const name of [takeBack.control, takeBack.view, 'Pause']) await userEvent.click(button(name));
  show(windowState('active', { pausedBy: ['sharer'] }));
  await userEvent.click(button('Go on'));
  await userEvent.click(button('Leave'));
  expect(told()).toEqual([
    { kind: 'give-up', capability: 'control' },
    { kind: 'give-up', capability: 'view' },
    { kind: 'pause' },
    { kind: 'resume' },
    { kind: 'leave' },
  ]);
});

test('AGV9 everything in the bar is reached by the keyboard', async () => {
  await openWindow(windowState('active'));
  const reached: (string | null | undefined)[] = [];
  for (let n = 0; n < 5; n += 1) {
    await userEvent.tab();
    const { activeElement } = document;
    reached.push(activeElement?.getAttribute('aria-label') ?? activeElement?.textContent);
  }
  expect(reached).toEqual(['Pause', 'Open chat', 'Leave', takeBack.view, takeBack.control]);
});

test('AGV9 what was given up can be shared again', async () => {
  const { told } = await openWindow(windowState('active', { grants: [], canShareAgain: true }));
  await userEvent.click(button('Share again'));
  expect(told()).toEqual([{ kind: 'share-again' }]);
});

test('AGV10 the window is as large as what it shows', async () => {
  const { show, sizes } = await openWindow(windowState('meeting'));
  sizes.length = 0;
  show(windowState('active'));
  show(windowState('active', { question: question('control'), grants: grants('view') }));
  expect(document.activeElement).toBe(heading());
  show(windowState('active'));
  show(windowState('active', {}, { fault: { code: 'AGENT_FAULT' } }));
  show(windowState('ended'));
  expect(sizes).toEqual([
    [560, 100],
    [456, 700],
    [560, 100],
    [456, 700],
  ]);
});

test('AGV10 each size comes back to where the person left it', async () => {
  const { show } = await openWindow(windowState('meeting'));
  window.moveTo(700, 90);
  show(windowState('active'));
  window.moveTo(50, 600);
  show(windowState('ended'));
  expect([window.screenX, window.screenY]).toEqual([700, 90]);
  show(windowState('active'));
  expect([window.screenX, window.screenY]).toEqual([50, 600]);
});

test.each([
  ['controlled', {}],
  ['seen', { grants: grants('view') }],
  ['allowed', { isPictureShown: false }],
  ['paused', { pausedBy: ['helper'] }],
  ['stopped', { grants: [] }],
  ['interrupted', { connection: { server: 'lost', helper: 'connected' } }],
  ['interrupted', { connection: { server: 'open', helper: 'silent' } }],
  ['interrupted', { monitors: null }],
] as const)('AGV11 the bar says %s', async (state, scene) => {
  expect(sharingState(activeScene(scene))).toBe(state);
  await openWindow(windowState('active', scene));
  expect(heading().textContent).not.toContain('window.sharing');
  expect(document.title).not.toContain('window.sharing');
});

test('AGV11 a change of what is seen is told, and the window is named after it', async () => {
  const { show } = await openWindow(windowState('active'));
  show(windowState('active', { grants: [] }));
  expect(screen.getByText('Nobody sees your screen').getAttribute('role')).toBe('status');
  expect(document.title).toBe('Nobody sees your screen · Alongside');
});

test('AGV11 the window’s icon shows that somebody asks, or that the screen is seen', () => {
  expect(windowSign(windowState('meeting').scene)).toBe('calm');
  expect(windowSign(windowState('meeting', { question: question('view') }).scene)).toBe('asked');
  expect(windowSign(windowState('active').scene)).toBe('shared');
  expect(windowSign(windowState('active', { isPictureShown: false }).scene)).toBe('calm');
});

test('AGV12 what comes in while the chat is closed is counted and told', async () => {
  const { show, told } = await openWindow(windowState('active'));
  show(windowState('active', { chat: wrote('hello') }));
  expect(screen.getByText('Maya Lindqvist writes: hello')).toBeDefined();
  await userEvent.click(button('Open chat (1 new message)'));
  await userEvent.type(screen.getByRole('textbox', { name: 'Message to Maya Lindqvist' }), 'hi{Enter}');
  expect(told()).toEqual([{ kind: 'chat', text: 'hi' }]);
});

test('AGV12 where chat is off the rest can still be opened', async () => {
  await openWindow(windowState('active', { chat: { isAllowed: false, thread: [], unsent: [] } }));
  await userEvent.click(button('Show everything'));
  expect(screen.getByText('Chat is turned off in your organisation.')).toBeDefined();
});

const lost = {
  capabilities: ['control'],
  reasons: ['device-noncompliant'],
  at: '2026-01-01T00:01:00.000Z',
} as const;
const whyLost = 'Your device doesn’t meet your organisation’s rules.';

test('AGV36 what access no longer covers opens the window with why, until it is made small again', async () => {
  const { show } = await openWindow(windowState('active'));
  show(windowState('active', { grants: grants('view'), lost }));
  expect(screen.getByRole('alert').textContent).toBe(
    `No longer allowed: Control mouse and keyboard${whyLost}`,
  );
  await userEvent.click(button('Make it small'));
  expect(screen.queryByRole('alert')).toBeNull();
  show(windowState('active', { grants: grants('view'), lost, pausedBy: ['helper'] }));
  expect(screen.queryByRole('alert')).toBeNull();
  show(windowState('active', { grants: [], lost: { ...lost, at: '2026-01-01T00:02:00.000Z' } }));
  expect(screen.getByRole('alert')).toBeDefined();
});

test('AGV36 a question that access took back, and the end, are told with why', async () => {
  const { show } = await openWindow(windowState('meeting', { lost }));
  expect(screen.getByRole('alert').textContent).toContain(whyLost);
  show(windowState('ended', { reason: 'access-lost', lost: lost.reasons }));
  expect(heading().textContent).toBe('This help isn’t allowed any more');
  expect(screen.getByText(whyLost)).toBeDefined();
});

test('AGV20 opened up, the window says since when, lets a screen be chosen, and becomes small again', async () => {
  const { told, sizes } = await openWindow(windowState('active'));
  await userEvent.click(button('Open chat'));
  expect(screen.getByText(/^Since /u)).toBeDefined();
  expect(screen.getByText('amber bridge comet delta')).toBeDefined();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What is shown' }), 'DP-2');
  expect(told()).toEqual([{ kind: 'choose-monitor', monitor: 'DP-2' }]);
  await userEvent.click(button('Make it small'));
  expect(sizes.at(-1)).toEqual([560, 100]);
});

test('AGV4 which connection is lost is said, and that taking back works all the same', async () => {
  await openWindow(windowState('meeting', { connection: { server: 'lost', helper: 'none' } }));
  expect(screen.getByRole('alert').textContent).toContain('It comes back by itself.');
});

const scenes = {
  'no server': windowState('no-server'),
  'signed out': windowState('signed-out'),
  waiting: windowState('signing-in'),
  'get help': windowState('idle', { isServerReachable: false }),
  interrupted: windowState('interrupted'),
  meeting: windowState('meeting'),
  asked: windowState('meeting', { question: question('view', 'control') }),
  'keys differ': windowState('meeting', { phrase: { kind: 'differs' } }),
  bar: windowState('active', { chat: wrote('مرحبا') }),
  'asked again': windowState('active', { question: question('control'), grants: grants('view') }),
  ended: windowState('ended'),
  lost: windowState('active', { lost }),
  'lost for good': windowState('ended', { reason: 'access-lost', lost: lost.reasons }),
  fault: windowState('idle', {}, { fault: { code: 'DISPLAY_UNAVAILABLE' } }),
};

test.each(
  Object.entries(scenes).flatMap(([name, state]) => [
    ['en', name, state] as const,
    ['ar', name, state] as const,
  ]),
)('AGV16 axe finds nothing: %s, %s', async (locale, _, state) => {
  await openWindow(state, locale);
  // Colours are measured in a real browser: nothing is painted here.
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});
