import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { ServerProcess } from '../rig/index.ts';
import { until } from '../rig/until.ts';
import { openColleague } from './colleague.ts';
import { demo } from './scene.ts';
import { unexpectedProblems } from './unexpected-problems.ts';

/** What would run where a text is taken for markup, for an attribute, for an address or for a template. */
const HOSTILE = [
  `<img src=x onerror="window.taken=1">`,
  `<script>window.taken=1</script>`,
  `"><svg onload=window.taken=1>`,
  `javascript:window.taken=1`,
  `{{constructor.constructor("window.taken=1")()}}`,
] as const;

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A device that holds a key and says what it likes. */
class LyingDevice {
  readonly #key = generateKeyPairSync('ed25519');
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** @param id of the device, once it is known */
  async ask(method: string, path: string, body: unknown, id: string | null = null): Promise<Response> {
    const url = `${this.#origin}/api/v1${path}`;
    const { kty, crv, x } = this.#key.publicKey.export({ format: 'jwk' });
    const header = { typ: 'dpop+jwt', alg: 'EdDSA', jwk: { kty, crv, x } };
    const ath = id === null ? {} : { ath: createHash('sha256').update(id).digest('base64url') };
    const claims = { jti: randomUUID(), htm: method, htu: url, iat: Math.floor(Date.now() / 1_000), ...ath };
    const signed = `${encoded(header)}.${encoded(claims)}`;
    const signature = sign(null, Buffer.from(signed), this.#key.privateKey).toString('base64url');
    return fetch(url, {
      method,
      headers: {
        'content-type': 'application/json',
        dpop: `${signed}.${signature}`,
        ...(id !== null && { authorization: `DPoP ${id}` }),
      },
      body: JSON.stringify(body),
    });
  }
}

test('JRN31 what a device says of itself is text on every page of the console, whatever it is', async () => {
  await using server = await ServerProcess.start({ isDemo: true });
  await using administrator = await openColleague(server, demo.administrator);
  const { page } = administrator.pages;
  const token = await page.evaluate(async () => {
    const me = (await (await fetch('/api/v1/me')).json()) as { csrfToken: string };
    const answer = await fetch('/api/v1/enrolment-tokens', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': me.csrfToken },
      body: JSON.stringify({ name: 'Desks', days: 1, uses: 1, ownership: 'corporate', groupIds: [] }),
    });
    return ((await answer.json()) as { token: string }).token;
  });
  const [name, osVersion, model, serial, user] = HOSTILE;
  const facts = { name, platform: 'linux', osVersion, model, agentVersion: '1.0' };
  const device = new LyingDevice(server.url);
  const enrolled = await device.ask('POST', '/agent/enrol', { token, device: facts });
  expect(enrolled.status).toBe(200);
  const { id } = ((await enrolled.json()) as { device: { id: string } }).device;
  const posture = { isDiskEncrypted: null, isFirewallOn: null, hasScreenLock: null };
  const report = {
    facts,
    serial,
    signedInUsers: [user, ...HOSTILE.slice(0, 2)],
    posture: { ...posture, readAt: new Date().toISOString() },
  };
  expect((await device.ask('PUT', '/agent/facts', report, id)).status).toBe(200);

  for (const address of ['/devices', `/devices/${id}`, '/audit', '/']) {
    await page.goto(`${server.url}/console${address}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await until('nothing is being loaded', async () =>
      (await page.getByRole('progressbar').count()) === 0 ? true : undefined,
    );
    if (address !== '/') await page.getByText(name).first().waitFor();
    expect(await page.evaluate(() => 'taken' in window)).toBe(false);
    const made = await page.evaluate(
      () => document.querySelectorAll('img[src="x"], svg[onload], [onerror], a[href^="javascript:"]').length,
    );
    expect([address, made]).toEqual([address, 0]);
  }
  expect(unexpectedProblems([administrator.window])).toEqual([]);
});
