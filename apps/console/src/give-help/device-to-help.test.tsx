// @vitest-environment jsdom
import { type DeviceDetail, DeviceId } from '@alongside/protocol';
import { cleanup, screen } from '@testing-library/react';
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

test('CGH12 whoever may not see devices asks for none, and gives help', async () => {
  const calls = stubServer({ 'GET /me': answer(me({ permissions: ['view-screen'] })) });
  openConsole(`/console/?device=${id}`);
  expect(await screen.findByRole('button', { name: 'Get a security code' })).toBeDefined();
  expect(calls.filter(({ route }) => route.includes('/devices'))).toEqual([]);
});
