// @vitest-environment jsdom
import { type DeviceDetail, DeviceId, type ServerMessage } from '@alongside/protocol';
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, completeBrowser, jonas, me, openConsole, stubServer } from '../test-console.tsx';

beforeEach(completeBrowser);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

const id = DeviceId.parse('44444444-4444-4444-8444-444444444444');
const at = '2026-01-01T00:00:00.000Z';
const device: DeviceDetail = {
  id,
  name: 'KIEL-07',
  displayName: null,
  ownName: 'KIEL-07',
  platform: 'linux',
  osVersion: 'Debian GNU/Linux 13',
  model: null,
  serial: null,
  agentVersion: '0.1.0',
  ownership: 'corporate',
  primaryPerson: { id: jonas.personId, fullName: jonas.fullName },
  signedInUsers: [],
  isOnline: false,
  lastSeenAt: at,
  enrolledAt: at,
  state: 'enrolled',
  retiredAt: null,
  unenrolledAt: null,
  compliance: 'noncompliant',
  groups: [],
  posture: null,
  externalFacts: [],
  enrolment: { way: 'sign-in', tokenName: null },
  key: { thumbprint: null, since: at, isRotationAsked: false },
  agentSignIn: null,
};

test('CGH12 a new session on a device begins with whose it is and what is the matter with it', async () => {
  stubServer({ [`GET /devices/${id}`]: answer(device) });
  openConsole(`/console/?device=${id}`);
  expect(await screen.findByText('Help on KIEL-07')).toBeDefined();
  expect(screen.getByText(/Its primary user is Jonas Weber\..*isn’t online now\..*rules\./su)).toBeDefined();
  const back = screen.getByRole('link', { name: 'Back to the device' });
  expect(back.getAttribute('href')).toBe(`/console/devices/${id}`);
  expect(screen.getByRole('button', { name: 'Get a security code' })).toBeDefined();
});

/** A live socket that hears what the test says. */
class ToldSocket extends EventTarget {
  static readonly made: ToldSocket[] = [];

  constructor() {
    super();
    ToldSocket.made.push(this);
  }

  static tell(message: ServerMessage): void {
    const data = JSON.stringify(message);
    for (const socket of ToldSocket.made) socket.dispatchEvent(new MessageEvent('message', { data }));
  }

  send = () => undefined;
  close = () => undefined;
}

test('CGH12 whoever waits for a device sees when its agent comes online', async () => {
  vi.stubGlobal('WebSocket', ToldSocket);
  const stored: { status: number; body: unknown } = answer(device);
  stubServer({
    [`GET /devices/${id}`]: stored,
    'POST /live/tickets': answer({ ticket: 'once', expiresAt: at }),
  });
  openConsole(`/console/?device=${id}`);
  await screen.findByText(/isn’t online now/u);
  await vi.waitFor(() => expect(ToldSocket.made).not.toEqual([]));
  stored.body = { ...device, isOnline: true };
  act(() => ToldSocket.tell({ type: 'changed', topic: 'devices' }));
  await vi.waitFor(() => expect(screen.queryByText(/isn’t online now/u)).toBeNull());
  expect(screen.getByText('Help on KIEL-07')).toBeDefined();
});

test('CGH12 whoever may not see devices asks for none, and gives help', async () => {
  const calls = stubServer({ 'GET /me': answer(me({ permissions: ['view-screen'] })) });
  openConsole(`/console/?device=${id}`);
  expect(await screen.findByRole('button', { name: 'Get a security code' })).toBeDefined();
  expect(calls.filter(({ route }) => route.includes('/devices'))).toEqual([]);
});
