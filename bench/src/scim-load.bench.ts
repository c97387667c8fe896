// Provisions 10,000 people by SCIM into a server on PostgreSQL, over HTTP, as a directory's first run does.
import { parseArgs } from 'node:util';
import { ServerProcess } from '@alongside/e2e';
import { EmailAddress } from '@alongside/protocol';
import { migrations } from '../../apps/server/src/compose.ts';
import {
  makeMember,
  makeOrganisation,
} from '../../apps/server/src/features/identity/setup/make-organisation.ts';
import { insertToken } from '../../apps/server/src/features/tokens/token-rows.ts';
import { openPostgresDatabase } from '../../apps/server/src/platform/database/index.ts';
import { startPostgres } from '../../tools/suite/postgres-server.ts';
import { sayTable } from './organisation/say-table.ts';
import { summaryOf } from './statistics.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    people: { type: 'string', default: '10000' },
    /** Requests under way at one time. */
    at: { type: 'string', default: '8' },
  },
});
const [people, at] = [Number(values.people), Number(values.at)];
if (!Number.isInteger(people) || people < 1 || !Number.isInteger(at) || at < 1)
  throw new RangeError('Not a number');

const DOMAIN = 'bench.example';

await using resources = new AsyncDisposableStack();
const postgres = resources.use(await startPostgres({ isDurable: true }));

/** An organisation with an administrator, and a token with which it is provisioned. */
async function makeToken(): Promise<string> {
  const database = await openPostgresDatabase({
    address: postgres.url,
    migrations,
    onIdleFault: (fault) => {
      throw fault;
    },
  });
  const nowMs = Date.now();
  const made = await database.acrossTenants('an organisation to be provisioned', async (tx) => {
    const tenantId = await makeOrganisation(tx, {
      name: 'Bench',
      settings: { isEnabled: true, areUnenrolledDevicesAllowed: true },
      domain: DOMAIN,
      isDomainVerified: true,
      nowMs,
    });
    const personId = await makeMember(tx, {
      tenantId,
      organisation: 'Bench',
      email: EmailAddress.parse(`admin@${DOMAIN}`),
      fullName: 'Administrator',
      jobTitle: null,
      roles: ['administrator'],
      passwordHash: 'none',
      nowMs,
    });
    const token = {
      kind: 'service',
      personId,
      tenantId,
      name: 'Bench',
      scopes: ['scim'],
      expiresInDays: 1,
    } as const;
    return insertToken(tx, { ...token, nowMs });
  });
  await database.close();
  return made.token;
}

const token = await makeToken();
const server = resources.use(await ServerProcess.start({ args: ['--database', postgres.url] }));

async function provision(n: number): Promise<number> {
  const begunAt = performance.now();
  const userName = `person.${n}@${DOMAIN}`;
  const response = await fetch(`http://localhost:${server.port}/scim/v2/Users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      externalId: `external-${n}`,
      userName,
      name: { givenName: 'Person', familyName: `Number ${n}` },
      displayName: `Person Number ${n}`,
      emails: [{ value: userName, type: 'work', primary: true }],
      title: 'Driver',
      active: true,
    }),
  });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  await response.arrayBuffer();
  return performance.now() - begunAt;
}

/** One of those that send at the same time. */
async function work(next: Iterator<number>, took: number[]): Promise<void> {
  for (let step = next.next(); step.done !== true; step = next.next()) took.push(await provision(step.value));
}

const took: number[] = [];
const numbers = Array.from({ length: people }, (_, n) => n).values();
const begunAt = performance.now();
await Promise.all(Array.from({ length: at }, () => work(numbers, took)));
const seconds = (performance.now() - begunAt) / 1_000;

const result = {
  people,
  atOneTime: at,
  seconds: Number(seconds.toFixed(1)),
  perSecond: Math.round(people / seconds),
  oneRequest: summaryOf(took),
};
sayTable(result);
if (values.json) process.stdout.write(`${JSON.stringify({ scimLoad: result })}\n`);
