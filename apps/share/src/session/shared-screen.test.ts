import type { SessionView } from '@alongside/protocol';
import { CodedError, type SessionCommand } from '@alongside/protocol';
import type { BrowserSessionEnd, CapturedScreen } from '@alongside/ui';
import { expect, test, vi } from 'vitest';
import { SharedScreen } from './shared-screen.ts';

const allow: SessionCommand = {
  kind: 'answer',
  questionId: '55555555-5555-4555-8555-555555555555' as Extract<
    SessionCommand,
    { kind: 'answer' }
  >['questionId'],
  isAllowed: true,
};

/** A session of which a test says what it allows. */
function makeSession() {
  const log: string[] = [];
  const listeners = new Set<() => void>();
  let refusal: CodedError | null = null;
  const state = { view: null as unknown as SessionView };
  const end = {
    state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    command: ({ kind }: SessionCommand) => {
      log.push(kind);
      return refusal === null ? Promise.resolve() : Promise.reject(refusal);
    },
    setScreen: (screen: CapturedScreen | null) => {
      log.push(screen === null ? 'hide' : 'show');
    },
  } as unknown as BrowserSessionEnd;
  const tell = (progress: unknown) => {
    state.view = { progress } as SessionView;
    for (const listener of listeners) listener();
  };
  return {
    end,
    log,
    refuse: (error: CodedError) => {
      refusal = error;
    },
    tellAllowed: () => {
      tell({ kind: 'active', grants: [{ capability: 'view' }] });
    },
    tellNothingAllowed: () => {
      tell({ kind: 'active', grants: [] });
    },
    tellEnded: () => {
      tell({ kind: 'ended' });
    },
  };
}

function makeScreen(log: string[]): CapturedScreen {
  const track = Object.assign(new EventTarget(), {
    stop: () => {
      log.push('release');
    },
  });
  return { track: track as unknown as MediaStreamTrack, surface: 'monitor' };
}

async function makeShared() {
  const session = makeSession();
  const screen = makeScreen(session.log);
  const shared = new SharedScreen(session.end, () => Promise.resolve(screen));
  const close = shared.open();
  await shared.show(allow);
  session.tellAllowed();
  session.log.length = 0;
  return { ...session, screen, shared, close };
}

test('SHS1 the answer goes out once something was chosen', async () => {
  const { end, log } = makeSession();
  const capture = vi.fn(() => Promise.resolve(makeScreen(log)));
  const shared = new SharedScreen(end, capture);
  shared.open();
  expect(capture).not.toHaveBeenCalled();
  await shared.show(allow);
  expect(log).toEqual(['show', 'answer']);
});

test.each(['dismissed', 'not-possible'] as const)(
  'SHS1 nothing is answered when the picker is %s',
  async (refusal) => {
    const { end, log } = makeSession();
    const shared = new SharedScreen(end, () => Promise.resolve(refusal));
    shared.open();
    await shared.show(allow);
    expect(log).toEqual([]);
    expect(shared.state).toMatchObject({ screen: null, isBusy: false, refusal });
  },
);

test('SHS1 a second click while the picker is open does nothing', async () => {
  const { end, log } = makeSession();
  const { promise, resolve } = Promise.withResolvers<CapturedScreen>();
  const capture = vi.fn(() => promise);
  const shared = new SharedScreen(end, capture);
  const first = shared.show(allow);
  await shared.show(allow);
  resolve(makeScreen(log));
  await first;
  expect(capture).toHaveBeenCalledOnce();
});

test('SHS2 stopping lets the screen go first, then tells the server', async () => {
  const { shared, log } = await makeShared();
  shared.stop();
  expect(log).toEqual(['hide', 'release', 'give-up']);
  expect(shared.state.screen).toBeNull();
});

test('SHS2 stopping needs no network', async () => {
  const { shared, log, refuse } = await makeShared();
  refuse(new CodedError('SERVER_UNREACHABLE'));
  shared.stop();
  expect(shared.state.screen).toBeNull();
  expect(log).toContain('release');
});

test('SHS3 the screen is let go when it is no longer allowed', async () => {
  const { shared, log, tellNothingAllowed } = await makeShared();
  tellNothingAllowed();
  expect(log).toEqual(['hide', 'release']);
  expect(shared.state.screen).toBeNull();
});

test('SHS3 the screen is let go when the session has ended', async () => {
  const { log, tellEnded } = await makeShared();
  tellEnded();
  expect(log).toEqual(['hide', 'release']);
});

test('SHS3 the screen is let go when the page goes away', async () => {
  const { log, close } = await makeShared();
  close();
  expect(log).toEqual(['hide', 'release']);
});

test('SHS3 what was chosen isn’t let go before the server has allowed it', async () => {
  const { end, log, tellNothingAllowed } = makeSession();
  const shared = new SharedScreen(end, () => Promise.resolve(makeScreen(log)));
  shared.open();
  await shared.show({ kind: 'share-again' });
  tellNothingAllowed();
  expect(shared.state.screen).not.toBeNull();
});

test('SHS4 the browser’s own stop is the page’s', async () => {
  const { log, screen } = await makeShared();
  screen.track.dispatchEvent(new Event('ended'));
  expect(log).toEqual(['hide', 'release', 'give-up']);
});

test('SHS4 the end of a former screen stops nothing', async () => {
  const { shared, log, screen } = await makeShared();
  shared.stop();
  log.length = 0;
  screen.track.dispatchEvent(new Event('ended'));
  expect(log).toEqual([]);
});

test('SHS5 a refused answer lets the screen go, and its reason is kept', async () => {
  const { end, log, refuse } = makeSession();
  refuse(new CodedError('SESSION_QUESTION_STALE'));
  const shared = new SharedScreen(end, () => Promise.resolve(makeScreen(log)));
  await shared.show(allow);
  expect(log).toEqual(['show', 'answer', 'hide', 'release']);
  expect(shared.state).toMatchObject({
    screen: null,
    isBusy: false,
    error: { code: 'SESSION_QUESTION_STALE' },
  });
});
