import { randomUUID } from 'node:crypto';
import { auditEvent, SYSTEM_ACTOR } from '@alongside/domain';
import type { AuditRow, AuditStream, ErrorCode } from '@alongside/protocol';
import { FakeClock, InMemoryBus, numberedTenant, numberedUuid } from '@alongside/testkit';
import type { FastifyInstance } from 'fastify';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { migrations } from '../../compose.ts';
import { DatabaseAuditLog } from '../../platform/audit/index.ts';
import { platformMigration } from '../../platform/database/index.ts';
import { type TestDatabase, testEngines } from '../../platform/database/test-engines.ts';
import { makeTestServer, pageOf } from '../../platform/http/test-http-world.ts';
import { OutboundNetworks } from '../../platform/outbound/index.ts';
import { makeIdentityKeys } from '../identity/embedded-provider/provider-keys.ts';
import { Sealing } from '../identity/index.ts';
import { deliverStreams, type DeliveryPorts } from './deliver-streams.ts';
import { registerStreams } from './register-streams.ts';
import { type SenderDeps, senderOf } from './stream-senders.ts';
import { makeCertificate, SyslogReceiver, type TestCertificate, WebhookReceiver } from './test-receiver.ts';

const tenantId = numberedTenant(1);
const admin = pageOf(0xad, ['manage-settings', 'view-audit-log']);
const unread = pageOf(0xad, ['manage-settings']);

let certificate: TestCertificate;
beforeAll(async () => {
  certificate = await makeCertificate();
});

for (const engine of testEngines) {
  describe.skipIf(!engine.isThere)(`streams on ${engine.name}`, () => {
    let database: TestDatabase;
    let app: FastifyInstance;
    let log: DatabaseAuditLog;
    let clock: FakeClock;
    let deps: SenderDeps;
    let delivery: DeliveryPorts;
    let stack: AsyncDisposableStack;
    let written = 0;

    beforeEach(async () => {
      stack = new AsyncDisposableStack();
      clock = new FakeClock();
      written = 0;
      database = await engine.open(migrations.filter((migration) => migration !== platformMigration));
      stack.defer(() => database.close());
      for (const n of [1, 2]) {
        await database.asOwner(
          `insert into tenants (id, name, created_at) values ('${numberedTenant(n)}', 'Nordlicht ${String(n)}', now())`,
        );
      }
      await database.asOwner(
        `insert into persons (id, tenant_id, email, full_name, roles, created_at)
         values ('${numberedUuid(0xad)}', '${tenantId}', 'ada@example.org', 'Ada Admin', '{}', now())`,
      );
      log = new DatabaseAuditLog(database);
      const sealing = new Sealing(await makeIdentityKeys());
      const networks = new OutboundNetworks(['127.0.0.1', '::1']);
      const origin = 'https://help.example.org';
      deps = { sealing, clock, networks, origin, webhookAuthority: certificate.cert };
      delivery = {
        database,
        clock,
        random: () => 0,
        senderOf: (row) => senderOf(deps, row),
        productVersion: '1.2.3',
      };
      ({ app } = await makeTestServer());
      registerStreams(app, { ...delivery, bus: new InMemoryBus(), sealing, networks });
      stack.defer(() => app.close());
    });
    afterEach(() => stack.disposeAsync());

    const ask = async <Answer>(
      method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
      path: string,
      body?: object,
      headers = admin,
    ) => {
      const answer = await app.inject({
        method,
        url: `/api/v1/audit/streams${path}`,
        headers,
        ...(body === undefined ? {} : { payload: body }),
      });
      if (answer.statusCode >= 400) throw new Error(answer.json<{ code: ErrorCode }>().code);
      return (answer.body === '' ? undefined : answer.json()) as Answer;
    };
    const add = (more: object) =>
      ask<{ stream: AuditStream; secret: string | null }>('POST', '', {
        name: 'SIEM',
        format: 'json',
        isFromBeginning: true,
        ...more,
      });
    const only = async (): Promise<AuditStream | undefined> =>
      (await ask<{ items: AuditStream[] }>('GET', '')).items[0];
    const write = async (count: number, owner = tenantId): Promise<void> => {
      const events = Array.from({ length: count }, () => {
        written += 1;
        return auditEvent('session.started', {
          at: clock.now(),
          actor: SYSTEM_ACTOR,
          target: { kind: 'session', id: randomUUID(), name: `line\nbreak "${String(written)}"] ü€` },
          before: null,
          after: { startedBy: 'code' },
        });
      });
      await log.record(owner, events);
    };
    const webhook = async () => {
      const receiver = stack.use(await WebhookReceiver.start(certificate));
      const { stream, secret } = await add({ target: { kind: 'webhook', url: receiver.url } });
      return { receiver, stream, secret: secret ?? '' };
    };

    test('AST1 every row arrives, in order, once it went well, with the organisation whose it is', async () => {
      await write(230);
      await write(3, numberedTenant(2));
      const { receiver } = await webhook();
      expect(await deliverStreams(delivery)).toBe(3);
      const rows = receiver.events as unknown as (AuditRow & { tenant: { name: string } })[];
      // What was written, and that the stream was added.
      expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 231 }, (_, index) => index + 1));
      expect(rows.at(-1)?.code).toBe('audit-stream.added');
      expect(new Set(rows.map(({ tenant }) => tenant.name))).toEqual(new Set(['Nordlicht 1']));
      expect(await only()).toMatchObject({
        position: 231,
        waiting: 0,
        health: { kind: 'fine' },
        deadLetters: 0,
      });
      expect(await deliverStreams(delivery)).toBe(0);
    });

    test('AST2 a webhook is signed as Standard Webhooks say, and a changed one is found out', async () => {
      const { receiver, secret } = await webhook();
      await clock.advance(Date.now() - clock.now());
      await write(1);
      await deliverStreams(delivery);
      const [post] = receiver.posts;
      const verify = (body: string) => new Webhook(secret).verify(body, post?.headers ?? {});
      expect(verify(post?.body ?? '')).toMatchObject({ type: 'audit.events' });
      expect(() => verify(`${post?.body ?? ''} `)).toThrow(/signature/iu);
    });

    test('AST3 a receiver that fails is tried again after a growing pause, and nothing is lost', async () => {
      const { receiver } = await webhook();
      receiver.answer = () => 503;
      await write(2);
      await deliverStreams(delivery);
      expect(await only()).toMatchObject({
        position: 0,
        health: { kind: 'failing', reason: 'HTTP_503', tries: 1 },
      });
      expect(await deliverStreams(delivery)).toBe(0);
      await clock.advance(5_000);
      await deliverStreams(delivery);
      await clock.advance(9_999);
      expect(await deliverStreams(delivery)).toBe(0);
      await clock.advance(1);
      receiver.answer = () => 200;
      await deliverStreams(delivery);
      expect(await only()).toMatchObject({ position: 3, health: { kind: 'fine' } });
      expect(new Set(receiver.posts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    });

    test('AST3 a receiver that isn’t there, or sends the server elsewhere, is a failed one', async () => {
      const { receiver, stream } = await webhook();
      receiver.answer = () => 302;
      const tried = () => ask('POST', `/${stream.id}/test`);
      expect(await tried()).toEqual({ isDelivered: false, reason: 'HTTP_302' });
      expect(receiver.posts.length).toBe(1);
      await receiver[Symbol.asyncDispose]();
      expect(await tried()).toEqual({ isDelivered: false, reason: 'CONNECTION_REFUSED' });
    });

    test('AST4 a row that the receiver won’t have is kept aside, and the others arrive', async () => {
      const { receiver, stream } = await webhook();
      await write(4);
      receiver.answer = ({ body }) => (body.includes('"n":3,') ? 422 : 200);
      await deliverStreams(delivery);
      expect(await only()).toMatchObject({ position: 5, deadLetters: 1, health: { kind: 'fine' } });
      const letters = () => ask<{ items: object[]; total: number }>('GET', `/${stream.id}/dead-letters`);
      expect(await letters()).toMatchObject({
        total: 1,
        items: [{ n: 3, code: 'session.started', reason: 'HTTP_422' }],
      });
      const again = (more: object = {}) =>
        ask('POST', `/${stream.id}/dead-letters/replay`, { ns: [3, 4], ...more });
      expect(await again()).toEqual({ done: 0, refused: 1 });
      receiver.answer = () => 200;
      expect(await again()).toEqual({ done: 1, refused: 0 });
      expect(await letters()).toMatchObject({ total: 0 });
    });

    test('AST4 a kept row can be given up', async () => {
      const { receiver, stream } = await webhook();
      receiver.answer = () => 400;
      await deliverStreams(delivery);
      expect(await ask('POST', `/${stream.id}/dead-letters/replay`, { ns: [1], isGivenUp: true })).toEqual({
        done: 1,
        refused: 0,
      });
      expect(await only()).toMatchObject({ deadLetters: 0 });
    });

    test('AST5 from a row on everything is delivered again', async () => {
      const { receiver, stream } = await webhook();
      await write(3);
      await deliverStreams(delivery);
      await ask('POST', `/${stream.id}/replay`, { from: 2 });
      await deliverStreams(delivery);
      expect((receiver.events as unknown as AuditRow[]).map(({ n }) => n)).toEqual([1, 2, 3, 4, 2, 3, 4, 5]);
    });

    test('AST6 syslog gets RFC 5424 in frames of RFC 5425, with JSON that breaks no frame', async () => {
      const receiver = stack.use(await SyslogReceiver.start(certificate));
      await add({
        target: { kind: 'syslog', host: 'localhost', port: receiver.port, authority: certificate.cert },
      });
      await write(2);
      await deliverStreams(delivery);
      expect(receiver.messages.length).toBe(3);
      const [, second] = receiver.messages;
      const parts =
        /^<(\d+)>1 (\S+) (\S+) alongside - (\S+) \[audit@32473 tenant="(\S+)" n="(\d+)"\] \uFEFF(.+)$/su.exec(
          second ?? '',
        );
      expect(parts?.slice(1, 7)).toEqual([
        String(13 * 8 + 6),
        new Date(clock.now()).toISOString(),
        'help.example.org',
        'session.started',
        tenantId,
        '2',
      ]);
      expect(second).not.toContain('\n');
      expect(JSON.parse(parts?.[7] ?? '')).toMatchObject({ n: 2, target: { name: 'line\nbreak "1"] ü€' } });
    });

    test('AST6 a receiver with a certificate from somebody else gets nothing', async () => {
      const receiver = stack.use(await SyslogReceiver.start(await makeCertificate()));
      const { stream } = await add({
        target: { kind: 'syslog', host: 'localhost', port: receiver.port, authority: certificate.cert },
      });
      expect(await ask('POST', `/${stream.id}/test`)).toEqual({ isDelivered: false, reason: 'CERTIFICATE' });
      expect(receiver.messages).toEqual([]);
    });

    test('AST7 private addresses are refused when a stream is made, and when a name leads to one', async () => {
      for (const url of ['https://10.0.0.1/', 'https://[fd00::1]/', 'https://169.254.169.254/latest']) {
        await expect(add({ target: { kind: 'webhook', url } })).rejects.toThrow('STREAM_ADDRESS_REFUSED');
      }
      await expect(add({ target: { kind: 'webhook', url: 'http://logs.example.org/' } })).rejects.toThrow(
        'REQUEST_MALFORMED',
      );
      const receiver = stack.use(await WebhookReceiver.start(certificate));
      const { stream } = await add({ target: { kind: 'webhook', url: receiver.url } });
      await deliverStreams({
        ...delivery,
        senderOf: (row) => senderOf({ ...deps, networks: new OutboundNetworks() }, row),
      });
      expect(await only()).toMatchObject({ id: stream.id, health: { reason: 'ADDRESS_REFUSED' } });
      expect(receiver.posts).toEqual([]);
    });

    test('AST8 two nodes don’t deliver the same, and a node that died is replaced', async () => {
      const { receiver } = await webhook();
      await write(150);
      await Promise.all([deliverStreams(delivery), deliverStreams(delivery)]);
      expect(receiver.events.length).toBe(151);
      await write(1);
      await database.asOwner(
        `update audit_streams set claimed_until = to_timestamp(${String((clock.now() + 60_000) / 1_000)})`,
      );
      expect(await deliverStreams(delivery)).toBe(0);
      await clock.advance(60_000);
      expect(await deliverStreams(delivery)).toBe(1);
    });

    test('AST9 each change is in the audit log, without the secret; what is off gets nothing', async () => {
      const { receiver, stream, secret } = await webhook();
      await ask('PATCH', `/${stream.id}`, { isEnabled: false, name: 'Archive' });
      expect(await deliverStreams(delivery)).toBe(0);
      await ask('DELETE', `/${stream.id}`);
      expect(receiver.posts).toEqual([]);
      const rows = await log.rows(tenantId, 0, 10);
      expect(rows.map(({ code }) => code)).toEqual([
        'audit-stream.added',
        'audit-stream.changed',
        'audit-stream.removed',
      ]);
      expect(rows[1]).toMatchObject({
        before: { name: 'SIEM', isEnabled: true },
        after: { name: 'Archive', isEnabled: false },
      });
      expect(JSON.stringify(rows)).not.toContain(secret.slice(6));
      const stored = await database.asOwner('select * from audit_streams');
      expect(stored).toEqual([]);
    });

    test('AST9 the audit log has of a webhook’s address no more than its host', async () => {
      await add({
        target: { kind: 'webhook', url: 'https://ada:pass@logs.example.org:8443/T0K3N?key=s3cret' },
      });
      const rows = await log.rows(tenantId, 0, 10);
      expect(rows.at(-1)?.after).toMatchObject({ kind: 'webhook', place: 'https://logs.example.org:8443' });
      expect(JSON.stringify(rows)).not.toMatch(/pass|T0K3N|s3cret/u);
    });
    test('AST11 whoever may not read the audit log has it sent nowhere', async () => {
      const { stream } = await webhook();
      const target = { kind: 'webhook', url: 'https://logs.example.org/' };
      const refused = async (...asked: [method: 'POST' | 'PATCH', path: string, body: object]) => {
        await expect(ask(...asked, unread)).rejects.toThrow('PERMISSION_MISSING');
      };
      await refused('POST', '', { name: 'Mine', format: 'json', isFromBeginning: true, target });
      await refused('POST', `/${stream.id}/replay`, { from: 1 });
      await ask('PATCH', `/${stream.id}`, { isEnabled: false }, unread);
      await refused('PATCH', `/${stream.id}`, { isEnabled: true });
      expect(await ask('GET', '', undefined, unread)).toMatchObject({ items: [{ id: stream.id }] });
      await ask('DELETE', `/${stream.id}`, undefined, unread);
    });
    test('AST9 there are ten at most, of the own organisation alone', async () => {
      for (let n = 0; n < 10; n += 1)
        await add({ target: { kind: 'webhook', url: 'https://logs.example.org/' } });
      await expect(add({ target: { kind: 'webhook', url: 'https://logs.example.org/' } })).rejects.toThrow(
        'STREAM_LIMIT',
      );
      await expect(ask('GET', `/${randomUUID()}/dead-letters`)).rejects.toThrow('NOT_FOUND');
    });
  });
}
