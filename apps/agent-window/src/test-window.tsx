import {
  type AgentWindowCommand,
  type AgentWindowScene,
  AgentWindowState,
  type Capability,
  CodedError,
  type ErrorCode,
  type Locale,
} from '@alongside/protocol';
import { completeBrowser as completeEveryBrowser } from '@alongside/ui/test-browser';
import { act, render, type RenderResult } from '@testing-library/react';
import { vi } from 'vitest';
import { AgentWindow } from './app/agent-window.tsx';
import type { LinkState } from './link/agent-link.ts';
import type { SceneOf } from './link/use-agent.ts';

const uuid = (digit: string): string => '00000000-0000-4000-8000-000000000000'.replaceAll('0', digit);
const at = '2026-01-01T00:00:00.000Z';
const later = '2030-01-01T00:00:00.000Z';
export const questionId = uuid('5');

const person = (digit: string, fullName: string) => ({
  personId: uuid(digit),
  fullName,
  firstName: null,
  lastName: null,
  jobTitle: 'Support engineer',
  company: 'Northwind',
  email: 'somebody@northwind.example',
  verifiedDomain: 'northwind.example',
  picture: null,
});

const who = {
  person: person('3', 'Jonas Weber'),
  tenant: { name: 'Northwind' },
  device: { id: uuid('7'), name: 'jonas-laptop' },
};
const helper = person('2', 'Maya Lindqvist');
const words = ['amber', 'bridge', 'comet', 'delta'];
const connection = { server: 'open', helper: 'connected' };
const chat = { isAllowed: true, thread: [], unsent: [] };
const monitor = (name: string, x: number) => ({
  name,
  x,
  y: 0,
  width: 1920,
  height: 1080,
  isPrimary: x === 0,
});

export const question = (...adds: Capability[]) => ({
  id: questionId,
  mode: adds.includes('control') ? 'control' : 'view',
  askedAt: at,
  adds,
});
export const grants = (...capabilities: Capability[]) =>
  capabilities.map((capability) => ({ capability, allowedAt: at, until: later }));

const samples = {
  starting: {},
  'no-server': {},
  'signed-out': {},
  'signing-in': {},
  idle: { who, isServerReachable: true },
  joining: { who },
  interrupted: { who, sessionId: uuid('1') },
  meeting: {
    who,
    sessionId: uuid('1'),
    helper,
    phrase: { kind: 'ready', words },
    question: null,
    answerDueAt: later,
    connection,
    chat,
  },
  active: {
    who,
    sessionId: uuid('1'),
    helper,
    phrase: { kind: 'ready', words },
    question: null,
    grants: grants('view', 'control'),
    canShareAgain: false,
    pausedBy: [],
    handRefusal: null,
    isPictureShown: true,
    startedAt: at,
    endsAt: later,
    connection,
    chat,
    monitors: { all: [monitor('DP-1', 0), monitor('DP-2', 1920)], chosen: null },
  },
  ended: {
    who,
    helper,
    reason: 'helper-left',
    startedAt: at,
    endedAt: '2026-01-01T00:03:20.000Z',
    allowed: ['view', 'control'],
  },
} as const satisfies Record<AgentWindowScene['kind'], object>;

/** One scene with what a test is about put in, through the schema that the agent's messages go through. */
export function windowState(
  kind: AgentWindowScene['kind'],
  scene: object = {},
  state: object = {},
): AgentWindowState {
  return AgentWindowState.parse({
    scene: { kind, ...samples[kind], ...scene },
    fault: null,
    server: 'https://help.northwind.example',
    globalKey: 'Ctrl+Alt+Shift+End',
    isWindowWanted: true,
    preferences: { locale: null, theme: 'system' },
    agentVersion: '0.1.0',
    ...state,
  });
}

export const activeScene = (scene: object = {}): SceneOf<'active'> => {
  const { scene: made } = windowState('active', scene);
  if (made.kind !== 'active') throw new Error('not active');
  return made;
};

/** What jsdom hasn't got. */
function completeBrowser(resized: (size: readonly [number, number]) => void): void {
  vi.stubGlobal('resizeTo', (width: number, height: number) => {
    resized([width, height]);
  });
  vi.stubGlobal('scrollTo', () => undefined);
  vi.stubGlobal('moveTo', (x: number, y: number) => {
    vi.stubGlobal('screenX', x);
    vi.stubGlobal('screenY', y);
  });
  completeEveryBrowser();
}

interface OpenedWindow extends RenderResult {
  readonly show: (link: LinkState | AgentWindowState) => void;
  /** What the agent was told, but that somebody is there. */
  readonly told: () => readonly AgentWindowCommand[];
  /** Every size that the window was given, first to last. */
  readonly sizes: (readonly [number, number])[];
  /** How the agent answers from now on; null: it does what it is told. */
  readonly refuseWith: (code: ErrorCode | null, details?: CodedError['details']) => void;
}

const linkOf = (link: LinkState | AgentWindowState): LinkState =>
  'kind' in link ? link : { kind: 'open', state: link };

/** The whole page, at an agent that shows what a test says and notes what it is told. */
export async function openWindow(
  first: LinkState | AgentWindowState,
  locale: Locale = 'en',
): Promise<OpenedWindow> {
  const sizes: (readonly [number, number])[] = [];
  completeBrowser((size) => {
    sizes.push(size);
  });
  localStorage.setItem('alongside.locale', locale);
  const commands: AgentWindowCommand[] = [];
  const listeners = new Set<() => void>();
  let refusal: CodedError | null = null;
  const link = {
    state: linkOf(first),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    command: (command: AgentWindowCommand) => {
      commands.push(command);
      return refusal === null ? Promise.resolve() : Promise.reject(refusal);
    },
  };
  const result = render(<AgentWindow link={link} />);
  await result.findByRole('main');
  return {
    ...result,
    show: (next) => {
      act(() => {
        link.state = linkOf(next);
        for (const listener of [...listeners]) listener();
      });
    },
    sizes,
    told: () => commands.filter(({ kind }) => kind !== 'activity'),
    refuseWith: (code, details) => {
      refusal = code === null ? null : new CodedError(code, details);
    },
  };
}
