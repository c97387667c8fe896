// @vitest-environment jsdom
import {
  AccessReason,
  EndReason,
  type SessionCommand,
  SessionProgress,
  type SessionView,
  type Side,
} from '@alongside/protocol';
import {
  AppRoot,
  type BrowserSessionEnd,
  type BrowserSessionEndState,
  type CapturedScreen,
} from '@alongside/ui';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { appCatalogues } from '../app/app-catalogues.ts';
import { appNavigation } from '../app/app-navigation.ts';
import { MeProvider } from '../app/me-provider.tsx';
import { answer, completeBrowser, me, sessionId, sessionView, stubServer } from '../test-page.tsx';
import { SessionPage } from './session-page.tsx';
import { SharedScreen } from './shared-screen.ts';
import { SharingView, type SharingViewProps } from './sharing-view.tsx';
import { windowSign } from './window-sign.ts';

type ActiveProgress = SharingViewProps['progress'];

const at = '2026-01-01T00:00:00.000Z';
const soon = '2030-01-01T00:00:00.000Z';
const uuid = (digit: string): string => '00000000-0000-4000-8000-000000000000'.replaceAll('0', digit);
const question = { id: uuid('5'), mode: 'view', askedAt: at };
const grant = { id: uuid('6'), capability: 'view', allowedAt: at, until: soon, proof: null };

const progress = {
  meeting: SessionProgress.parse({ kind: 'meeting', joinedAt: at, answerDueAt: soon, question: null }),
  asked: SessionProgress.parse({ kind: 'meeting', joinedAt: at, answerDueAt: soon, question }),
  active: SessionProgress.parse({
    kind: 'active',
    startedAt: at,
    endsAt: soon,
    question: null,
    grants: [grant],
    pausedBy: [],
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

/** An end that shows what a test says and notes what it is told. */
function makeEnd() {
  const commands: SessionCommand[] = [];
  const listeners = new Set<() => void>();
  const end = {
    state: {
      live: { kind: 'open' },
      view: null,
      grants: [],
      isPaused: false,
      peer: 'none',
      phrase: { kind: 'none' },
      chat: [],
      unsentChat: [],
      remoteScreen: null,
      video: null,
      stats: null,
    } as unknown as BrowserSessionEndState,
    open: () => undefined,
    close: () => undefined,
    networkChanged: () => undefined,
    setScreen: () => undefined,
    sendChat: () => null,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    command: (command: SessionCommand) => {
      commands.push(command);
      return Promise.resolve();
    },
  };
  const change = (part: Partial<BrowserSessionEndState>) => {
    act(() => {
      end.state = { ...end.state, ...part };
      for (const listener of [...listeners]) listener();
    });
  };
  const told = () => commands.filter(({ kind }) => kind !== 'activity');
  return { make: () => end as unknown as BrowserSessionEnd, change, told };
}

async function openSession(view: SessionView) {
  stubServer({ 'GET /me': answer(me()), [`GET /sessions/${sessionId}`]: answer(view) });
  localStorage.setItem('alongside.locale', 'en');
  const end = makeEnd();
  render(
    <AppRoot navigation={appNavigation} catalogues={appCatalogues}>
      <MeProvider>
        <SessionPage sessionId={sessionId} makeEnd={end.make} />
      </MeProvider>
    </AppRoot>,
  );
  await screen.findByRole('heading', { level: 1 });
  return end;
}

const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const icon = () => document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.getAttribute('href');

beforeEach(() => {
  completeBrowser();
  const link = document.createElement('link');
  link.rel = 'icon';
  document.head.append(link);
});
afterEach(() => {
  cleanup();
  document.head.replaceChildren();
  localStorage.clear();
  vi.unstubAllGlobals();
});

test('SHS7 the helper is shown before there is anything to answer', async () => {
  await openSession(sessionView(progress.meeting));
  expect(heading()).toBe('Is this who you expected?');
  for (const fact of [
    'Maya Lindqvist',
    'Support engineer',
    'somebody@northwind.example',
    'verified domain',
  ]) {
    expect(within(screen.getByRole('main')).getByText(fact)).toBeDefined();
  }
  expect(screen.getByText('Your organisation doesn’t manage this device')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Share screen' })).toBeNull();
});

test('SHS7 the question comes with what will be seen, and takes the focus', async () => {
  const { change } = await openSession(sessionView(progress.meeting));
  change({ view: sessionView(progress.asked, { version: 2 }) });
  expect(heading()).toBe('Maya Lindqvist asks to see your screen');
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  expect(screen.getByText(/Your browser asks next what to show/u)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Share screen' })).toBeDefined();
});

test('SHS1 declining is answered, without asking the browser for anything', async () => {
  const getDisplayMedia = vi.fn();
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getDisplayMedia } });
  const { told } = await openSession(sessionView(progress.asked));
  await userEvent.click(screen.getByRole('button', { name: 'Decline' }));
  expect(told()).toEqual([{ kind: 'answer', questionId: question.id, isAllowed: false }]);
  expect(getDisplayMedia).not.toHaveBeenCalled();
});

test('SHS1 closing the picker answers nothing, and that is said', async () => {
  const getDisplayMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getDisplayMedia } });
  const { told } = await openSession(sessionView(progress.asked));
  await userEvent.click(screen.getByRole('button', { name: 'Share screen' }));
  expect(await screen.findByText(/No screen was chosen/u)).toBeDefined();
  expect(told()).toEqual([]);
});

test('SHS6 the window shows that somebody asks', async () => {
  const { change } = await openSession(sessionView(progress.meeting));
  expect(icon()).toBe('/icon.svg');
  change({ view: sessionView(progress.asked, { version: 2 }) });
  expect(icon()).toBe('/icon-asked.svg');
  expect(document.title).toBe('Maya Lindqvist asks to see your screen · Alongside');
});

test('SHS6 what is shared is shown until it isn’t', () => {
  expect(windowSign(sessionView(progress.active), true)).toBe('shared');
  expect(windowSign(sessionView(progress.active), false)).toBe('calm');
  expect(windowSign(sessionView(progress.ended('helper-left')), true)).toBe('calm');
});

test('SHS7 after a reload nothing is shown, and what is still allowed is said', async () => {
  await openSession(sessionView(progress.active));
  expect(heading()).toBe('Nobody sees your screen');
  expect(screen.getByText(/Looking is still allowed/u)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Share again' })).toBeDefined();
});

test('SHS15 while it is shared, too, it is said that nobody manages the device', async () => {
  const { change } = await openSession(sessionView(progress.active));
  expect(screen.getByText('Your organisation doesn’t manage this device')).toBeDefined();
  const device = { surface: 'agent', isEnrolled: true, isCompliant: false, name: 'Desk' } as const;
  change({ view: sessionView(progress.active, { version: 2, device }) });
  expect(screen.getByText('This device doesn’t meet your organisation’s rules')).toBeDefined();
  change({ view: sessionView(progress.active, { version: 3, device: { ...device, isCompliant: true } }) });
  expect(screen.queryByText('This device doesn’t meet your organisation’s rules')).toBeNull();
});

test('SHS16 what access no longer covers is said with why, each thing once, until it is allowed anew', async () => {
  const lost = {
    capabilities: ['view'],
    reasons: ['needs-permission', 'device-out-of-scope', 'device-noncompliant'],
    at,
  };
  const { change } = await openSession(
    sessionView(SessionProgress.parse({ ...progress.asked, question: null, lost })),
  );
  expect(screen.getByRole('alert').textContent).toBe(
    'No longer allowed: See your screenYour helper isn’t permitted to do this any more. Your device doesn’t meet your organisation’s rules.',
  );
  change({ view: sessionView(SessionProgress.parse({ ...progress.active, lost })) });
  expect(screen.getByRole('alert').textContent).toContain('No longer allowed: See your screen');
  change({ view: sessionView(progress.active) });
  expect(screen.queryByRole('alert')).toBeNull();
});

test.each(AccessReason.options)('SHS16 the last screen says in plain words what %s means', async (reason) => {
  const ended = SessionProgress.parse({ ...progress.ended('access-lost'), lost: [reason] });
  await openSession(sessionView(ended));
  expect(heading()).toBe('This help isn’t allowed any more');
  const [why] = screen.getAllByText(/\.$/u).map(({ textContent }) => textContent);
  expect(why).toMatch(/ .*\.$/u);
  expect(why).not.toBe('Your screen isn’t seen any more.');
});

test('SHS13 a paused session shows who has paused it, and only the own pause can be taken back', async () => {
  const paused: boolean[] = [];
  const end = {
    setPaused: (isPaused: boolean) => {
      paused.push(isPaused);
      return Promise.resolve();
    },
  } as unknown as BrowserSessionEnd;
  const captured = { track: new EventTarget(), surface: 'monitor' } as unknown as CapturedScreen;
  const show = (pausedBy: Side[]) => (
    <AppRoot navigation={appNavigation} catalogues={appCatalogues}>
      <SharingView
        end={end}
        view={sessionView(progress.active)}
        progress={{ ...progress.active, kind: 'active', pausedBy } as ActiveProgress}
        shared={new SharedScreen(end, () => Promise.resolve('dismissed'))}
        screen={{ screen: captured, isBusy: false, refusal: null, error: null }}
        peer="connected"
        isPaused={pausedBy.length > 0}
      />
    </AppRoot>
  );
  vi.stubGlobal('MediaStream', EventTarget);
  localStorage.setItem('alongside.locale', 'en');
  const { rerender } = render(show([]));
  await userEvent.click(await screen.findByRole('button', { name: 'Pause' }));
  rerender(show(['helper']));
  expect(heading()).toBe('Nobody sees your screen now');
  expect(screen.getByText(/Maya Lindqvist has paused/u)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Pause' })).toBeDefined();
  rerender(show(['helper', 'sharer']));
  await userEvent.click(screen.getByRole('button', { name: 'Resume' }));
  expect(paused).toEqual([true, false]);
});

test('SHS8 the page says which connection is lost', async () => {
  const { change } = await openSession(sessionView(progress.active));
  change({ live: { kind: 'retrying', retryAtMs: 0 } });
  expect(screen.getByRole('alert').textContent).toContain('Your connection is interrupted');
  const helper = { kind: 'lost', since: at, endsAt: soon, incarnation: null } as const;
  const presence = { helper, sharer: { kind: 'awaited' } } as const;
  change({ live: { kind: 'open' }, view: sessionView(progress.active, { version: 2, presence }) });
  expect(screen.getByRole('alert').textContent).toContain('The connection to Maya Lindqvist is interrupted');
  change({ view: sessionView(progress.active, { version: 3 }), peer: 'silent' });
  expect(screen.getByRole('alert').textContent).toContain('It comes back by itself');
  change({ peer: 'connected' });
  expect(screen.queryByRole('alert')).toBeNull();
});

test('SHS8 a page without a network says so at once, before its socket knows', async () => {
  const end = await openSession(sessionView(progress.active));
  end.change({ view: sessionView(progress.active), peer: 'silent' });
  expect(screen.getByRole('alert').textContent).toContain('Maya Lindqvist');
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  act(() => void window.dispatchEvent(new Event('offline')));
  expect(screen.getByRole('alert').textContent).toContain('Your connection');
  online.mockReturnValue(true);
  act(() => void window.dispatchEvent(new Event('online')));
  expect(screen.getByRole('alert').textContent).toContain('Maya Lindqvist');
  online.mockRestore();
});

test('SHS14 the comparison phrase is on the trust screen', async () => {
  const end = await openSession(sessionView(progress.meeting));
  expect(screen.getByRole('region', { name: 'Comparison phrase' })).toBeDefined();
  end.change({ phrase: { kind: 'ready', words: ['river', 'stone', 'lamp'] } });
  expect(screen.getByText('river stone lamp')).toBeDefined();
});

test('SHS14 when the keys differ it is told, and nothing can be allowed', async () => {
  const end = await openSession(sessionView(progress.asked));
  await screen.findByRole('button', { name: 'Share screen' });
  end.change({ phrase: { kind: 'differs' } });
  expect(screen.getByRole('alert').textContent).toContain('This connection isn’t safe');
  expect(screen.queryByRole('button', { name: 'Share screen' })).toBeNull();
  end.change({ view: sessionView(progress.active, { version: 2 }) });
  expect(screen.getByRole('alert').textContent).toContain('This connection isn’t safe');
});

test('SHS8 a session that went on in another window says so', async () => {
  const { change } = await openSession(sessionView(progress.active));
  change({ live: { kind: 'closed', code: 'LIVE_REPLACED' } });
  expect(heading()).toBe('The session goes on in another window');
});

test('SHS9 the last screen says how long, what and who', async () => {
  await openSession(sessionView(progress.ended('helper-left')));
  expect(heading()).toBe('Maya Lindqvist has left');
  expect(screen.getByText('3 minutes, 20 seconds')).toBeDefined();
  expect(screen.getByText('See your screen')).toBeDefined();
  expect(screen.getByText('Maya Lindqvist')).toBeDefined();
});

test.each(EndReason.options)('SHS9 the reason %s is said in plain words', async (reason) => {
  await openSession(sessionView(progress.ended(reason)));
  expect(heading()).not.toContain('share.ended');
});

test('SHS9 where nothing was allowed nobody saw anything', async () => {
  const ended = SessionProgress.parse({
    kind: 'ended',
    endedAt: at,
    reason: 'declined',
    startedAt: null,
    allowed: [],
  });
  await openSession(sessionView(ended));
  expect(screen.getByText('Nobody')).toBeDefined();
  expect(screen.getByText('Nothing was shared.')).toBeDefined();
});

test('SHS10 reporting asks first, then ends the session', async () => {
  const { told } = await openSession(sessionView(progress.meeting));
  await userEvent.click(screen.getByRole('button', { name: 'I did not expect this' }));
  expect(told()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Report and end' }));
  expect(told()).toEqual([{ kind: 'report' }]);
});

test.each([
  ['granted', true, 1],
  ['granted', false, 0],
  ['default', true, 0],
  ['denied', true, 0],
] as const)('SHS11 permission %s, hidden %s: %i notifications', async (permission, isHidden, count) => {
  const requestPermission = vi.fn();
  const made = vi.fn();
  class FakeNotification {
    static readonly permission = permission;
    static readonly requestPermission = requestPermission;
    onclick: (() => void) | null = null;
    readonly close = (): void => undefined;
    constructor(title: string) {
      made(title);
    }
  }
  vi.stubGlobal('Notification', FakeNotification);
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
  await openSession(sessionView(progress.asked));
  expect(made).toHaveBeenCalledTimes(count);
  expect(requestPermission).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

test('SHS12 the helper’s side is opened in the console', async () => {
  const go = vi.fn();
  stubServer({
    'GET /me': answer(me()),
    [`GET /sessions/${sessionId}`]: answer(sessionView(progress.meeting, { side: 'helper' })),
  });
  render(
    <AppRoot navigation={{ owns: () => true, go }} catalogues={appCatalogues}>
      <MeProvider>
        <SessionPage sessionId={sessionId} makeEnd={makeEnd().make} />
      </MeProvider>
    </AppRoot>,
  );
  await vi.waitFor(() => {
    expect(go).toHaveBeenCalledExactlyOnceWith(`/console/session/${sessionId}`, 'replace');
  });
});
