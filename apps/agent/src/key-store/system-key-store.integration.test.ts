import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { FileKeyStore } from './file-key-store.ts';
import { keyStoreContract } from './key-store-contract.ts';
import { openKeyStore } from './open-key-store.ts';
import { SystemKeyStore } from './system-key-store.ts';
import { type SecretService, startSecretService } from './test-secret-service.ts';

let service: SecretService;
beforeAll(async () => {
  service = await startSecretService();
});
beforeEach(() => {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', service.busAddress);
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(() => service[Symbol.asyncDispose]());

keyStoreContract(() => Promise.resolve(new SystemKeyStore()));

describe('which key store is used', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'alongside-place-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const withoutStore = (): void => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', `unix:path=${path.join(folder, 'nobody')}`);
  };

  test('AGK4 the system’s where it works, and no secret is in a file then', async () => {
    const { kind, store } = await openKeyStore(folder);
    expect(kind).toBe('system');
    await store.set('device', 'very-secret');
    expect(await readdir(folder)).toEqual(['place.json']);
    expect(await readFile(path.join(folder, 'place.json'), 'utf8')).not.toContain('secret');
    await store.delete('device');
  });

  test('AGK4 files where there is none, and it stays with them when one comes', async () => {
    withoutStore();
    const { kind, store } = await openKeyStore(folder);
    expect(kind).toBe('file');
    await store.set('device', 'secret');
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', service.busAddress);
    const later = await openKeyStore(folder);
    expect(later.kind).toBe('file');
    expect(await later.store.get('device')).toBe('secret');
  });

  test('AGK4 a system’s store that went away is an error with a code, not an empty store', async () => {
    expect((await openKeyStore(folder)).kind).toBe('system');
    withoutStore();
    const { kind, store } = await openKeyStore(folder);
    expect(kind).toBe('system');
    await expect(store.get('device')).rejects.toMatchObject({ code: 'KEY_STORE_UNAVAILABLE' });
    await expect(store.set('device', 'x')).rejects.toMatchObject({ code: 'KEY_STORE_UNAVAILABLE' });
    await expect(store.delete('device')).rejects.toMatchObject({ code: 'KEY_STORE_UNAVAILABLE' });
  });

  test('AGK4 a store that answers and keeps nothing is not used', async () => {
    const forgetful = {
      get: () => Promise.resolve(null),
      set: () => Promise.resolve(),
      delete: () => Promise.resolve(),
    };
    expect((await openKeyStore(folder, forgetful)).kind).toBe('file');
  });

  test('AGK4 a note that can not be trusted is an error with a code', async () => {
    await new FileKeyStore(folder).set('place', 'system');
    await chmod(path.join(folder, 'place.json'), 0o666);
    await expect(openKeyStore(folder)).rejects.toMatchObject({ code: 'KEY_STORE_EXPOSED' });
  });
});

test('AGK5 a store that does not answer in time is an error with a code, and is left alone', async () => {
  await expect(new SystemKeyStore(1).get('device')).rejects.toMatchObject({ code: 'KEY_STORE_UNAVAILABLE' });
});

test('AGK5 a locked store that can ask nobody is an error with a code', async () => {
  await using locked = await startSecretService({ isLocked: true });
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', locked.busAddress);
  await expect(new SystemKeyStore(5_000).set('device', 'x')).rejects.toMatchObject({
    code: 'KEY_STORE_UNAVAILABLE',
  });
});
