// @vitest-environment jsdom
import { type DeviceView, Profile } from '@alongside/protocol';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { renderPage } from '../test-page.tsx';
import { Avatar } from './avatar.tsx';
import { ComparisonPhrase } from './comparison-phrase.tsx';
import { initials } from './initials.ts';
import { TrustCard } from './trust-card.tsx';

const personId = '22222222-2222-4222-8222-222222222222';
const maya: Profile = Profile.parse({
  personId,
  fullName: 'Maya Lindqvist',
  firstName: 'Maya',
  lastName: 'Lindqvist',
  jobTitle: 'Support engineer',
  company: 'Northwind',
  email: 'maya@northwind.example',
  verifiedDomain: 'northwind.example',
  picture: null,
});
const device = (part: Partial<DeviceView>): DeviceView => ({
  surface: 'browser',
  isEnrolled: true,
  isCompliant: true,
  name: null,
  ...part,
});

afterEach(cleanup);

test('UIP1 initials are of the first and last word', () => {
  expect(initials('Maya Lindqvist')).toBe('ML');
  expect(initials('ana maria de souza')).toBe('AS');
  expect(initials('Jean-Luc')).toBe('JL');
  expect(initials('Åsa')).toBe('Å');
  expect(initials('“Sam” O’Neil')).toBe('SO');
});

test('UIP1 scripts that don’t abbreviate have one letter, and no letters have none', () => {
  expect(initials('ليلى حداد')).toBe('ل');
  expect(initials('山田 太郎')).toBe('山');
  expect(initials('42')).toBe('');
  expect(initials('')).toBe('');
});

test('UIP2 a verified domain is marked, in words too', async () => {
  await renderPage(<TrustCard person={maya} reader="sharer" />);
  expect(screen.getByText('northwind.example')).toBeDefined();
  expect(screen.getByText('verified domain')).toBeDefined();
});

test('UIP2 without a verified domain there is no mark, and that is said', async () => {
  await renderPage(<TrustCard person={{ ...maya, verifiedDomain: null }} reader="sharer" />);
  expect(screen.queryByText('verified domain')).toBeNull();
  expect(screen.getByText('This e-mail domain isn’t verified')).toBeDefined();
});

test('UIP3 a picture that doesn’t load is replaced by initials', async () => {
  const picture = `/api/v1/people/${personId}/picture?v=1`;
  const { container } = await renderPage(<Avatar person={{ ...maya, picture }} />);
  const image = container.querySelector('img');
  expect(image?.getAttribute('src')).toBe(picture);
  if (image !== null) fireEvent.error(image);
  expect(container.querySelector('[data-initials="ML"]')).not.toBeNull();
  expect(container.querySelector('img')).toBeNull();
});

test.each(['helper', 'sharer'] as const)(
  'UIP4 an unenrolled device is warned of for the %s',
  async (reader) => {
    await renderPage(<TrustCard person={maya} reader={reader} device={device({ isEnrolled: false })} />);
    const title = reader === 'helper' ? 'Unenrolled device' : 'Your organisation doesn’t manage this device';
    expect(screen.getByText(title)).toBeDefined();
  },
);

test('UIP4 a noncompliant device is warned of, one in order isn’t', async () => {
  await renderPage(<TrustCard person={maya} reader="helper" device={device({ isCompliant: false })} />);
  expect(screen.getByText('Noncompliant device')).toBeDefined();
  cleanup();
  await renderPage(<TrustCard person={maya} reader="helper" device={device({})} />);
  expect(screen.queryByText('Noncompliant device')).toBeNull();
  expect(screen.queryByText('Unenrolled device')).toBeNull();
});

test('UIP7 an enrolled device is named by what it calls itself, as text', async () => {
  await renderPage(<TrustCard person={maya} reader="helper" device={device({ name: '<b>Desk</b> 1' })} />);
  expect(screen.getByText('On the device <b>Desk</b> 1')).toBeDefined();
});

test('UIP5 the phrase is one line that runs from left to right in Arabic, too', async () => {
  const words = ['apple', 'river', 'stone', 'lamp'];
  await renderPage(<ComparisonPhrase phrase={{ kind: 'ready', words }} />, { locale: 'ar' });
  expect(screen.getByText('apple river stone lamp').getAttribute('dir')).toBe('ltr');
});

test('UIP5 before the devices are connected it is said that the phrase is to come', async () => {
  await renderPage(<ComparisonPhrase phrase={{ kind: 'none' }} />);
  const phrase = screen.getByRole('region', { name: 'Comparison phrase' });
  expect(phrase.textContent).toContain('as soon as the two devices are connected');
});

test('UIP6 keys that differ are told at once', async () => {
  await renderPage(<ComparisonPhrase phrase={{ kind: 'differs' }} />);
  expect(screen.getByRole('alert').textContent).toContain('This connection isn’t safe');
});
