import { FakeClock } from '@alongside/testkit';
import { expect, test } from 'vitest';
import { AgentError } from '../agent-error.ts';
import { AgentWindow } from './agent-window.ts';
import type { ShellWindow } from './shell/window-shell.ts';
import { activeScene, meetingScene } from './test-scenes.ts';
import { scriptedAgent } from './test-scripted-agent.ts';

/** A desktop whose windows open, show their page and die as a test says. */
class PlayedDesktop {
  readonly clock = new FakeClock();
  readonly failures: AgentError[] = [];
  readonly done: string[] = [];
  opened = 0;
  disposed = 0;
  isBrowserMissing = false;
  isPageThere = false;
  #listener: () => void = () => undefined;
  #die: () => void = () => undefined;

  readonly server = {
    makeAddress: () => 'http://127.0.0.1:1/#token=x',
    isPageThere: () => this.isPageThere,
    onPage: (listener: () => void) => {
      this.#listener = listener;
      return () => undefined;
    },
  };

  readonly shell = {
    open: (): Promise<ShellWindow> => {
      if (this.isBrowserMissing) return Promise.reject(new AgentError('WINDOW_BROWSER_MISSING'));
      this.opened += 1;
      const { promise, resolve } = Promise.withResolvers<undefined>();
      this.#die = () => {
        resolve(undefined);
      };
      const dispose = async () => {
        this.disposed += 1;
        resolve(undefined);
        await promise;
      };
      return Promise.resolve({ processId: this.opened, gone: promise, [Symbol.asyncDispose]: dispose });
    },
  };

  readonly stacking = {
    setAbove: (id: number, isAbove: boolean) => {
      this.done.push(`${isAbove ? 'above' : 'usual'} ${id}`);
      return Promise.resolve();
    },
    raise: (id: number) => {
      this.done.push(`raise ${id}`);
      return Promise.resolve();
    },
    [Symbol.dispose]: () => undefined,
  };

  async showPage(): Promise<void> {
    await this.settle();
    this.isPageThere = true;
    this.#listener();
    await this.settle();
  }

  /** The page hangs, crashes or is loaded anew; its window stays. */
  async losePage(): Promise<void> {
    this.isPageThere = false;
    this.#listener();
    await this.settle();
  }

  /** The window goes away without the agent having closed it. */
  async die(): Promise<void> {
    this.isPageThere = false;
    this.#listener();
    this.#die();
    await this.settle();
  }

  settle(): Promise<void> {
    return this.clock.advance(0);
  }
}

function keep(scene: object, rest: object = {}) {
  const desktop = new PlayedDesktop();
  const agent = scriptedAgent(scene, rest);
  const { server, shell, stacking, clock } = desktop;
  const window = new AgentWindow({
    agent,
    server: {
      makeAddress: server.makeAddress,
      onPage: server.onPage,
      get isPageThere() {
        return server.isPageThere();
      },
    },
    shell,
    stacking,
    clock,
    failed: (error) => desktop.failures.push(error),
  });
  const told = () => agent.told.map(({ kind }) => kind);
  return { desktop, agent, window, told };
}

const signedOut = { kind: 'signed-out' };

test('AGV28 a window is opened while it is wanted, and closed when it isn’t', async () => {
  const { desktop, agent } = keep(signedOut, { isWindowWanted: false });
  await desktop.settle();
  expect(desktop.opened).toBe(0);
  agent.show(signedOut, { isWindowWanted: true });
  await desktop.showPage();
  expect(desktop.opened).toBe(1);
  agent.show(signedOut, { isWindowWanted: false });
  await desktop.settle();
  expect([desktop.opened, desktop.disposed]).toEqual([1, 1]);
});

test('AGV28 a window that the person closes is hidden and stays closed', async () => {
  const { desktop, told } = keep(signedOut);
  await desktop.showPage();
  await desktop.die();
  expect(told()).toEqual(['hide']);
  expect(desktop.opened).toBe(1);
});

test.each([
  ['on the trust screen', meetingScene()],
  ['during a session', activeScene()],
])('AGV29 %s a window that goes away is opened again, wanted or not', async (_, scene) => {
  const { desktop, told } = keep(scene, { isWindowWanted: false });
  for (let n = 1; n <= 5; n += 1) {
    await desktop.showPage();
    expect(desktop.opened).toBe(n);
    await desktop.die();
  }
  expect(told()).toEqual([]);
});

test('AGV37 a window whose page is gone and doesn’t come back is closed, and another opened where one is wanted', async () => {
  for (const [scene, rest, opened] of [
    [activeScene(), { isWindowWanted: false }, 2],
    [signedOut, { isWindowWanted: true }, 2],
  ] as const) {
    const { desktop, told } = keep(scene, rest);
    await desktop.showPage();
    await desktop.losePage();
    await desktop.clock.advance(4_000);
    expect(desktop.disposed).toBe(0);
    await desktop.clock.advance(2_000);
    expect([desktop.opened, desktop.disposed]).toEqual([opened, 1]);
    await desktop.showPage();
    expect(told()).toEqual([]);
  }
});

test('AGV37 a page that is loaded anew keeps its window', async () => {
  const { desktop } = keep(activeScene());
  await desktop.showPage();
  await desktop.losePage();
  await desktop.clock.advance(2_000);
  await desktop.showPage();
  await desktop.clock.advance(60_000);
  expect([desktop.opened, desktop.disposed]).toEqual([1, 0]);
});

test('AGV29 where a window can’t be shown the session ends', async () => {
  const { desktop, told } = keep(activeScene());
  await desktop.showPage();
  await desktop.die();
  for (let n = 0; n < 3; n += 1) {
    await desktop.settle();
    await desktop.die();
  }
  expect(told()).toEqual(['end-now', 'hide']);
  expect(desktop.failures.map(({ code }) => code)).toEqual(['WINDOW_FAILED']);
});

test('AGV29 a window whose page never comes counts as not shown', async () => {
  const { desktop, told } = keep(activeScene());
  await desktop.clock.advance(59_000);
  expect([desktop.opened, told()]).toEqual([3, []]);
  await desktop.clock.advance(2_000);
  expect(told()).toEqual(['end-now', 'hide']);
});

test('AGV29 without a browser the session ends at once, and that is told', async () => {
  const { desktop, agent, told } = keep(signedOut, { isWindowWanted: false });
  desktop.isBrowserMissing = true;
  agent.show(activeScene());
  await desktop.settle();
  expect(told()).toEqual(['end-now', 'hide']);
  expect(desktop.failures.map(({ code }) => code)).toEqual(['WINDOW_BROWSER_MISSING']);
});

test('AGV30 during a session the window is above all others, a new one too, and not afterwards', async () => {
  const { desktop, agent } = keep(meetingScene());
  await desktop.showPage();
  desktop.done.length = 0;
  agent.show(activeScene());
  await desktop.die();
  await desktop.showPage();
  agent.show(signedOut);
  await desktop.settle();
  expect(desktop.done.filter((act) => !act.startsWith('raise'))).toEqual(['above 1', 'above 2', 'usual 2']);
});

test('AGV30 what the person has to look at brings the window before them', async () => {
  const { desktop, agent, window } = keep(meetingScene());
  await desktop.showPage();
  desktop.done.length = 0;
  agent.show(meetingScene({ isAsked: true }));
  agent.show(meetingScene({ isAsked: true }));
  window.raise();
  await desktop.settle();
  expect(desktop.done).toEqual(['raise 1', 'raise 1']);
});

test('AGV28 at the agent’s end the window is closed, one that is just opening too', async () => {
  const shown = keep(activeScene());
  await shown.desktop.showPage();
  await shown.window[Symbol.asyncDispose]();
  await shown.desktop.settle();
  expect([shown.desktop.opened, shown.desktop.disposed]).toEqual([1, 1]);
  const opening = keep(signedOut);
  await opening.window[Symbol.asyncDispose]();
  await opening.desktop.settle();
  expect([opening.desktop.opened, opening.desktop.disposed]).toEqual([1, 1]);
  expect(opening.told()).toEqual([]);
});
