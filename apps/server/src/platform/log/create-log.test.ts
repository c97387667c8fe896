import { DatabaseError } from 'pg';
import { describe, expect, test } from 'vitest';
import { createLog } from './create-log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('debug', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

const SECRETS = {
  cookie: 's3cret',
  authorization: 's3cret',
  'set-cookie': 's3cret',
  'x-csrf-token': 's3cret',
  'sec-websocket-protocol': 'ticket.s3cret',
  password: 's3cret',
  oldPassword: 's3cret',
  newPassword: 's3cret',
  clientSecret: 's3cret',
  token: 's3cret',
  dpop: 's3cret',
  proof: 's3cret',
  codeVerifier: 's3cret',
  ticket: 's3cret',
  code: 's3cret',
  link: 's3cret',
  text: 's3cret',
  sdp: 's3cret',
  candidate: 's3cret',
};

describe('createLog', () => {
  test('PLG1 secrets are removed wherever they are in an entry, and nothing else', () => {
    const text = logged((log) => {
      log.info({ ...SECRETS, kept: 1 }, 'top');
      log.info({ request: { headers: SECRETS } }, 'two deep');
      log.info({ message: { command: { frame: SECRETS } } }, 'three deep');
      log.child({ session: { ...SECRETS, id: 'kept' } }).warn('bound');
    });
    expect(text).not.toContain('s3cret');
    expect(text).toContain('"kept":1');
    expect(text).toContain('"id":"kept"');
  });

  test('PLG3 an error is told with type, text, code and causes, without what a library hung on it', () => {
    const database = new DatabaseError('duplicate key', 1, 'error');
    database.code = '23505';
    database.detail = 'Key (email)=(s3cret@example.org) already exists.';
    const error = new RangeError('outer', { cause: Object.assign(database, { parameters: ['s3cret'] }) });
    const text = logged((log) => {
      log.error({ err: error }, 'failed');
    });
    expect(text).not.toContain('s3cret');
    const { err } = JSON.parse(text) as { err: { cause: unknown } };
    expect(err).toMatchObject({
      type: 'RangeError',
      message: 'outer',
      cause: { message: 'duplicate key', errorCode: '23505' },
    });
  });
});
