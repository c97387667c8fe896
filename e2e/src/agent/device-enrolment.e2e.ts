import type { DeviceDetail, DeviceSummary } from '@alongside/protocol';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demo, personNamed } from '../journeys/scene.ts';
import { PageTexts, signIn } from '../pages/index.ts';
import { Display, openChromium, ServerProcess } from '../rig/index.ts';
import { until } from '../rig/until.ts';
import { AgentProcess } from './agent-process.ts';

/** Within this a device has to be known as online or not. */
const KNOWN_WITHIN = { timeoutMs: 30_000 };

/** Asks the server as the person who is signed in on the page. */
const ask = (page: Page, method: string, path: string, body?: unknown): Promise<unknown> =>
  page.evaluate(
    async (asked) => {
      const me = (await (await fetch('/api/v1/me')).json()) as { csrfToken: string };
      const answer = await fetch(`/api/v1${asked.path}`, {
        method: asked.method,
        headers: { 'content-type': 'application/json', 'x-csrf-token': me.csrfToken },
        ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
      });
      if (!answer.ok) throw new Error(await answer.text());
      return (await answer.json()) as unknown;
    },
    { method, path, body },
  );

test('AGO5 a device enrols by a token, tells what it is, is online, changes its key, and is offline when it is gone', async () => {
  await using server = await ServerProcess.start({ isDemo: true });
  await using display = await Display.start();
  await using window = await openChromium({ display });
  const { page } = window;
  const person = personNamed(server, demo.administrator);
  const origin = server.url;
  await signIn(page, { origin, texts: PageTexts.en, person, returnTo: '/console/' });
  const { token } = (await ask(page, 'POST', '/enrolment-tokens', {
    name: 'Desks',
    days: 1,
    uses: 1,
    ownership: 'corporate',
    groupIds: [],
  })) as { token: string };

  await using agent = await AgentProcess.start({
    display: display.name,
    server: origin,
    enrolmentToken: token,
  });
  const online = async (isOnline: boolean): Promise<DeviceSummary[]> =>
    ((await ask(page, 'GET', `/devices?online=${String(isOnline)}`)) as { items: DeviceSummary[] }).items;
  const device = await until('the device is online', async () => (await online(true))[0], KNOWN_WITHIN);
  expect(device).toMatchObject({ platform: 'linux', ownership: 'corporate', primaryPerson: null });
  const detail = async (): Promise<DeviceDetail> =>
    (await ask(page, 'GET', `/devices/${device.id}`)) as DeviceDetail;
  const told = await until('facts arrive', async () => {
    const now = await detail();
    return now.posture !== null && now;
  });
  expect(told.signedInUsers.length).toBeGreaterThan(0);
  await agent.scene('signed-out');

  await ask(page, 'POST', `/devices/${device.id}/rotate-key`);
  await until('the device has another key', async () => {
    const { key } = await detail();
    return !key.isRotationAsked && key.thumbprint !== told.key.thumbprint;
  });

  await agent.kill();
  await until('the device is offline', async () => (await online(false))[0], KNOWN_WITHIN);

  await agent.startAgain();
  const again = await until('the device is back, as itself', async () => (await online(true))[0]);
  expect(again.id).toBe(device.id);
  expect(await agent.log()).toContain('event=key-changed');
});
