// @vitest-environment jsdom
import {
  type Capability,
  DeviceId,
  EndReason,
  type FastMessage,
  type PeerMessage,
  type Permission,
  ScreenLayout,
  type SessionCommand,
  SessionProgress,
  type SessionView,
} from '@alongside/protocol';
import type { BrowserSessionEnd, BrowserSessionEndState } from '@alongside/ui';
import { act, cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  answer,
  completeBrowser,
  me,
  openConsole,
  sessionId,
  sessionView,
  stubServer,
} from '../test-console.tsx';

const stage = vi.hoisted((): { end: BrowserSessionEnd | null } => ({ end: null }));
vi.mock(import('@alongside/ui'), async (original) => ({
  ...(await original()),
  useOpenSessionEnd: () => stage.end,
}));

const at = '2026-01-01T00:00:00.000Z';
const soon = '2030-01-01T00:00:00.000Z';
const uuid = (digit: string): string => '00000000-0000-4000-8000-000000000000'.replaceAll('0', digit);
const question = { id: uuid('5'), mode: 'view', askedAt: at };
const grant = (id: string, capability: Capability) => ({
  id: uuid(id),
  capability,
  allowedAt: at,
  until: soon,
  proof: null,
});
const progress = {
  waiting: SessionProgress.parse({ kind: 'waiting', codeExpiresAt: soon }),
  meeting: SessionProgress.parse({ kind: 'meeting', joinedAt: at, answerDueAt: soon, question: null }),
  asked: SessionProgress.parse({ kind: 'meeting', joinedAt: at, answerDueAt: soon, question }),
  active: SessionProgress.parse({
    kind: 'active',
    startedAt: at,
    endsAt: soon,
    question: null,
    grants: [grant('6', 'view')],
    pausedBy: [],
  }),
  control: SessionProgress.parse({
    kind: 'active',
    startedAt: at,
    endsAt: soon,
    question: null,
    grants: [grant('6', 'view'), grant('8', 'control')],
    pausedBy: [],
  }),
  halted: SessionProgress.parse({
    kind: 'active',
    startedAt: at,
    endsAt: soon,
    question: null,
    grants: [grant('6', 'view')],
    pausedBy: ['helper'],
  }),
  paused: SessionProgress.parse({
    kind: 'active',
    startedAt: at,
    endsAt: soon,
    question: null,
    grants: [],
    pausedBy: [],
  }),
  steppedDown: SessionProgress.parse({
    kind: 'active',
    startedAt: at,
    endsAt: soon,
    question: null,
    grants: [grant('6', 'view')],
    pausedBy: [],
    lost: { capabilities: ['control'], reasons: ['device-noncompliant'], at },
  }),
  ended: (reason: EndReason) =>
    SessionProgress.parse({
      kind: 'ended',
      endedAt: '2026-01-01T00:03:20.000Z',
      reason,
      startedAt: at,
      allowed: ['view'],
    }),
};

/** What an end makes of a view. */
const heldIn = ({ progress: now }: SessionView): Partial<BrowserSessionEndState> =>
  now.kind === 'active'
    ? { grants: now.grants, isPaused: now.pausedBy.length > 0 }
    : { grants: [], isPaused: false };

/** An end that shows what a test says and notes what it is told. */
function makeEnd() {
  const commands: SessionCommand[] = [];
  const sent: PeerMessage[] = [];
  const hearers = new Set<(message: PeerMessage | FastMessage) => void>();
  const listeners = new Set<() => void>();
  const end = {
    state: {
      live: { kind: 'open' },
      view: null,
      peer: 'none',
      grants: [],
      isPaused: false,
      phrase: { kind: 'none' },
      chat: [],
      unsentChat: [],
      remoteScreen: null,
      video: null,
      stats: null,
    } as unknown as BrowserSessionEndState,
    networkChanged: () => undefined,
    sendChat: () => null,
    send: (message: PeerMessage) => sent.push(message) > 0,
    sendFast: () => true,
    onMessage: (hearer: (message: PeerMessage | FastMessage) => void) => {
      hearers.add(hearer);
      return () => hearers.delete(hearer);
    },
    giveUp: (capability: Capability) => end.command({ kind: 'give-up', capability }),
    setPaused: (isPaused: boolean) => end.command({ kind: isPaused ? 'pause' : 'resume' }),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    command: (command: SessionCommand) => {
      commands.push(command);
      return Promise.resolve();
    },
  };
  stage.end = end as unknown as BrowserSessionEnd;
  const change = (part: Partial<BrowserSessionEndState>) => {
    act(() => {
      end.state = { ...end.state, ...(part.view ? heldIn(part.view) : {}), ...part };
      for (const listener of [...listeners]) listener();
    });
  };
  const say = (message: PeerMessage | FastMessage) => {
    act(() => {
      for (const hearer of [...hearers]) hearer(message);
    });
  };
  const told = () => commands.filter(({ kind }) => kind !== 'activity');
  return { change, told, say, sent };
}

async function openSession(
  view: SessionView,
  permissions: readonly Permission[] = ['view-screen'],
  routes: Parameters<typeof stubServer>[0] = {},
) {
  stubServer({ 'GET /me': answer(me({ permissions: [...permissions] })), ...routes });
  const end = makeEnd();
  openConsole(`/console/session/${sessionId}`);
  await screen.findByText('One moment …');
  end.change({ view });
  return end;
}

const user = userEvent.setup();
const streams = new WeakMap<HTMLMediaElement, MediaStream | null>();
beforeEach(() => {
  completeBrowser();
  HTMLMediaElement.prototype.play = () => Promise.resolve();
  // What jsdom lacks of a media element.
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    configurable: true,
    get(this: HTMLMediaElement) {
      return streams.get(this) ?? null;
    },
    set(this: HTMLMediaElement, next: MediaStream | null) {
      streams.set(this, next);
    },
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
});

const keepCode = () => {
  const kept = { code: 'ABCDEFGH', link: 'https://help.example/#code=ABCDEFGH' };
  sessionStorage.setItem(`alongside.code.${sessionId}`, JSON.stringify(kept));
};

test('CGH1 the code is grouped, spelled and there as a QR code', async () => {
  keepCode();
  await openSession(sessionView(progress.waiting, { sharer: null }));
  expect(await screen.findByText('ABCD-EFGH')).toBeDefined();
  const words = within(screen.getByRole('list', { name: 'The code, to be read out' })).getAllByRole(
    'listitem',
  );
  expect(words.map(({ textContent }) => textContent)).toEqual([
    'AAlfa',
    'BBravo',
    'CCharlie',
    'DDelta',
    'EEcho',
    'FFoxtrot',
    'GGolf',
    'HHotel',
  ]);
  expect(screen.getByRole('img', { name: 'The link as a QR code' }).querySelector('path')).not.toBeNull();
});

test('CGH2 as soon as somebody used the code it is forgotten', async () => {
  keepCode();
  await openSession(sessionView(progress.meeting));
  await screen.findByRole('heading', { level: 1, name: 'Jonas Weber is here' });
  expect(sessionStorage.getItem(`alongside.code.${sessionId}`)).toBeNull();
});

test('CGH6 full control is there, with the reason why it can’t be asked for', async () => {
  const end = await openSession(
    sessionView(progress.meeting, {
      modes: {
        view: { isAllowed: true },
        control: { isAllowed: false, missing: [{ reason: 'surface-view-only' }] },
      },
    }),
  );
  const [see, control] = await screen.findAllByRole('button', { name: 'Ask' });
  expect(control?.getAttribute('aria-disabled')).toBe('true');
  expect(screen.getAllByRole('button', { name: 'Ask', description: /^Full control/u })).toEqual([control]);
  expect(screen.getByText(/uses a browser, which can only share the screen for viewing/u)).toBeDefined();
  if (control !== undefined) await user.click(control);
  expect(end.told()).toEqual([]);
  if (see !== undefined) await user.click(see);
  expect(end.told()).toMatchObject([{ kind: 'ask', mode: 'view' }]);
});

test('CGH7 an open question can be taken back', async () => {
  const end = await openSession(sessionView(progress.asked));
  await user.click(await screen.findByRole('button', { name: 'Take the question back' }));
  expect(end.told()).toEqual([{ kind: 'withdraw', questionId: question.id }]);
  expect(screen.getByRole('timer', { name: 'Time left' })).toBeDefined();
});

test('CGH8 a session that another window took over can be taken back', async () => {
  const end = await openSession(sessionView(progress.meeting));
  end.change({ live: { kind: 'closed', code: 'LIVE_REPLACED' } });
  expect(await screen.findByRole('button', { name: 'Use it here' })).toBeDefined();
});

test('CGH9 leaving the page asks first, then ends the session', async () => {
  const end = await openSession(sessionView(progress.meeting));
  await user.click(await screen.findByRole('link', { name: 'Give help' }));
  const dialog = await screen.findByRole('dialog', { name: 'Leave the session?' });
  expect(end.told()).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Leave the session' }));
  expect(end.told()).toEqual([{ kind: 'leave' }]);
  expect(await screen.findByRole('heading', { level: 1, name: 'Give help' })).toBeDefined();
});

test.each(EndReason.options)('CGH10 an end by %s is told with its duration', async (reason) => {
  await openSession(sessionView(progress.ended(reason)));
  expect(await screen.findByText(/3 minutes, 20 seconds/u)).toBeDefined();
  expect(screen.queryByText(/console\.ended/u)).toBeNull();
  expect(screen.queryByRole('link', { name: 'Open the report' })).toBeNull();
});

test('CGH10 the report is offered to those who may see it', async () => {
  await openSession(sessionView(progress.ended('sharer-left')), ['view-screen', 'view-reports']);
  const link = await screen.findByRole('link', { name: 'Open the report' });
  expect(link.getAttribute('href')).toBe(`/console/reports/${sessionId}`);
});

const stream = { getTracks: () => [] } as unknown as MediaStream;
const shown = () => {
  const video = document.querySelector('video');
  return video !== null && getComputedStyle(video).visibility !== 'hidden' ? video.srcObject : null;
};

/** What a browser tells when the first picture is there. */
const givePicture = () => {
  const video = document.querySelector('video');
  if (video === null) throw new Error('no video');
  Object.defineProperty(video, 'videoWidth', { configurable: true, value: 1_280 });
  act(() => void video.dispatchEvent(new Event('loadeddata')));
  return video;
};

test('CVW1 the picture is let go in the moment in which the session no longer allows it', async () => {
  const end = await openSession(sessionView(progress.active));
  end.change({ video: stream, peer: 'connected' });
  const video = givePicture();
  expect(shown()).toBe(stream);
  const attached = vi.spyOn(video, 'srcObject', 'set');
  end.change({ view: sessionView(progress.paused, { version: 2 }) });
  expect(shown()).toBeNull();
  expect(attached.mock.calls).toEqual([[null], [stream]]);
  expect(screen.getByText('Jonas Weber isn’t sharing the screen now')).toBeDefined();
});

test('CVW7 the picture is listened for before it is allowed: of a screen that stands still only one comes', async () => {
  const made = vi.spyOn(document, 'createElement');
  const end = await openSession(sessionView(progress.meeting));
  end.change({ video: stream, peer: 'connected' });
  const videos = made.mock.results
    .map(({ value }) => value as unknown)
    .filter((one) => one instanceof HTMLVideoElement);
  made.mockRestore();
  expect(videos.map(({ srcObject }) => srcObject)).toContain(stream);
  expect(document.querySelector('video')).toBeNull();
  end.change({ view: sessionView(progress.active, { version: 2 }) });
  expect(videos).toContain(document.querySelector('video'));
});

test('CVW2 asking again from the paused picture', async () => {
  const end = await openSession(sessionView(progress.paused));
  await user.click(await screen.findByRole('button', { name: 'Ask to see the screen' }));
  expect(end.told()).toMatchObject([{ kind: 'ask', mode: 'view' }]);
});

test('CVW3 without figures everything is shown as not known', async () => {
  await openSession(sessionView(progress.active));
  await user.click(await screen.findByRole('button', { name: 'Details' }));
  const row = screen.getByText('Round trip').nextElementSibling;
  expect(row?.textContent).toBe('–');
});

const agentView = (now: SessionView['progress'], part: Partial<SessionView> = {}): SessionView =>
  sessionView(now, { modes: { view: { isAllowed: true }, control: { isAllowed: true } }, ...part });

const layout = ScreenLayout.parse({
  version: 1,
  monitors: [
    { name: 'HDMI-1', x: 0, y: 0, width: 1_920, height: 1_080, isPrimary: true },
    { name: 'DP-2', x: 1_920, y: 0, width: 1_280, height: 1_024, isPrimary: false },
  ],
  shown: { x: 0, y: 0, width: 3_200, height: 1_080 },
  monitor: null,
});

/** A session with an agent that has allowed full control and says that the hand may act. */
async function openControlled() {
  const end = await openSession(agentView(progress.control), ['view-screen', 'take-full-control']);
  end.change({
    peer: 'connected',
    phrase: { kind: 'ready', words: ['river', 'stone'] },
    remoteScreen: { isShown: true, surface: 'monitor', layout },
    video: stream,
  });
  end.say({ type: 'control-state', refusal: null });
  return end;
}

test('CCT6 full control is asked for and given back without the view', async () => {
  const end = await openSession(agentView(progress.active));
  await user.click(await screen.findByRole('button', { name: 'Full control' }));
  expect(end.told()).toMatchObject([{ kind: 'ask', mode: 'control' }]);
  end.change({ view: agentView(progress.control, { version: 2 }) });
  await user.click(await screen.findByRole('button', { name: 'Give control back' }));
  expect(end.told()[1]).toEqual({ kind: 'give-up', capability: 'control' });
});

test.each([
  ['question-open', /Jonas Weber has a question to answer/u],
  ['paused', /^Paused: your input/u],
  ['silent', /doesn’t hear you at the moment/u],
  ['not-possible', /can’t take input at the moment/u],
  ['no-grant', /One moment/u],
] as const)('CCT6 while the sharer’s end refuses input (%s) it says so', async (refusal, text) => {
  const end = await openControlled();
  expect(await screen.findByText('You control Jonas Weber’s computer')).toBeDefined();
  end.say({ type: 'control-state', refusal });
  expect(screen.getByText(text)).toBeDefined();
  end.say({ type: 'control-state', refusal: null });
  expect(screen.getByText('You control Jonas Weber’s computer')).toBeDefined();
});

test('CEX3 full control that is refused in a session says why and leads to the explanation', async () => {
  const view = sessionView(progress.active, {
    modes: {
      view: { isAllowed: true },
      control: { isAllowed: false, missing: [{ reason: 'surface-view-only' }] },
    },
  });
  await openSession(view, ['view-screen', 'view-audit-log']);
  const button = await screen.findByRole('button', { name: 'Full control' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  const why = screen.getByRole('link', { name: 'Why? Explain “Full control”' });
  const asked = new URL(why.getAttribute('href') ?? '', window.location.href).searchParams;
  expect([asked.get('mode'), asked.get('device')]).toEqual(['control', 'browser']);
  expect(why.getAttribute('target')).toBe('_blank');
});

test('CCT5 Ctrl+Alt+Del is sent from a menu', async () => {
  const end = await openControlled();
  await user.click(await screen.findByRole('button', { name: 'Keys' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Ctrl+Alt+Del' }));
  const keys = end.sent.map((message) =>
    message.type === 'input' && 'code' in message.event ? [message.event.kind, message.event.code] : [],
  );
  expect(keys).toEqual([
    ['key-down', 'ControlLeft'],
    ['key-down', 'AltLeft'],
    ['key-down', 'Delete'],
    ['key-up', 'Delete'],
    ['key-up', 'AltLeft'],
    ['key-up', 'ControlLeft'],
  ]);
});

test('CVW4 one monitor can be chosen, or all of them', async () => {
  const end = await openControlled();
  await user.click(await screen.findByRole('button', { name: 'All monitors' }));
  await user.click(await screen.findByRole('menuitemradio', { name: 'DP-2 (1280 × 1024)' }));
  end.change({
    remoteScreen: { isShown: true, surface: 'monitor', layout: { ...layout, version: 2, monitor: 'DP-2' } },
  });
  await user.click(await screen.findByRole('button', { name: 'DP-2' }));
  await user.click(await screen.findByRole('menuitemradio', { name: 'All monitors' }));
  expect(end.sent).toEqual([
    { type: 'choose-monitor', monitor: 'DP-2' },
    { type: 'choose-monitor', monitor: null },
  ]);
});

test('CVW5 a pause is said in the place of the picture, and ended there', async () => {
  const end = await openSession(agentView(progress.active));
  await user.click(await screen.findByRole('button', { name: 'Pause' }));
  expect(end.told()).toEqual([{ kind: 'pause' }]);
  end.change({ view: agentView(progress.halted, { version: 2 }) });
  expect(screen.getByText('You paused the session')).toBeDefined();
  const [resume] = screen.getAllByRole('button', { name: 'Resume' });
  if (resume !== undefined) await user.click(resume);
  expect(end.told()[1]).toEqual({ kind: 'resume' });
});

test('CVW6 keys that differ are told on the trust screen, and nothing is asked for', async () => {
  const end = await openSession(agentView(progress.meeting));
  end.change({ phrase: { kind: 'ready', words: ['river', 'stone', 'lamp'] } });
  expect(screen.getByText('river stone lamp')).toBeDefined();
  expect(screen.getAllByRole('button', { name: 'Ask' })).toHaveLength(2);
  end.change({ phrase: { kind: 'differs' } });
  expect(screen.getByRole('alert').textContent).toContain('This connection isn’t safe');
  expect(screen.queryByRole('button', { name: 'Ask' })).toBeNull();
});

test('CMS5 what was measured is told before leaving', async () => {
  const end = await openControlled();
  end.change({
    stats: {
      width: 1,
      height: 1,
      framesPerSecond: 30,
      bitsPerSecond: 800,
      roundTripMs: 1,
      packetsReceived: 9,
      packetsLost: 1,
      codec: 'H264',
      path: 'direct',
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Leave' }));
  expect(end.told()).toMatchObject([
    { kind: 'measured', figures: { framesPerSecond: 30, packetLossShare: 0.1, path: 'direct' } },
    { kind: 'leave' },
  ]);
});

test('CGH11 what access no longer covers is said with why', async () => {
  await openSession(sessionView(progress.steppedDown));
  expect(await screen.findByText(/” is no longer allowed: the device doesn’t meet/u)).toBeTruthy();
});

test('CGH11 the last screen says why access was lost', async () => {
  const ended = progress.ended('access-lost');
  await openSession(sessionView(SessionProgress.parse({ ...ended, lost: ['person-deactivated'] })));
  expect(screen.getByText(/an account was deactivated/u)).toBeTruthy();
});

const managed: SessionView['device'] = {
  surface: 'agent',
  isEnrolled: true,
  isCompliant: false,
  name: 'Front desk',
  id: DeviceId.parse(uuid('7')),
};
const compliance = answer({
  state: 'noncompliant',
  policies: [
    {
      id: uuid('9'),
      name: 'Base line',
      rules: [
        {
          rule: { kind: 'firewall' },
          outcome: 'failed',
          fault: 'off',
          said: false,
          since: at,
          graceUntil: null,
        },
        {
          rule: { kind: 'screen-lock' },
          outcome: 'failed',
          fault: 'off',
          said: false,
          since: at,
          graceUntil: soon,
        },
        {
          rule: { kind: 'disk-encryption' },
          outcome: 'met',
          fault: null,
          said: true,
          since: null,
          graceUntil: null,
        },
      ],
    },
  ],
});

test.each(['meeting', 'active'] as const)(
  'CDW1 a noncompliant device is warned of while %s, with what it fails and the way to its page',
  async (state) => {
    const end = await openSession(sessionView(progress[state], { device: managed }), ['view-screen'], {
      [`GET /devices/${uuid('7')}/compliance`]: compliance,
    });
    expect(await screen.findByText('Noncompliant device')).toBeTruthy();
    expect(await screen.findByText('It fails: Firewall')).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Open the device’s page' });
    expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual([
      `/console/devices/${uuid('7')}`,
      '_blank',
    ]);
    end.change({ view: sessionView(progress[state], { device: { ...managed, isCompliant: true } }) });
    expect(screen.queryByText('Noncompliant device')).toBeNull();
    expect(screen.queryByRole('link', { name: 'Open the device’s page' })).toBeNull();
  },
);

test('CDW2 whoever may not see devices is warned all the same', async () => {
  await openSession(sessionView(progress.meeting, { device: managed }));
  expect(await screen.findByText('Noncompliant device')).toBeTruthy();
  expect(screen.queryByText(/It fails/u)).toBeNull();
});

test('CDW3 in the session an unenrolled device has its own warning, which can be hidden', async () => {
  await openSession(sessionView(progress.active));
  expect(await screen.findByText('Unenrolled device')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Hide' }));
  expect(screen.queryByText('Unenrolled device')).toBeNull();
});
