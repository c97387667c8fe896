import { type KeyObject, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { DevicePublicKey } from '@alongside/protocol';
import { z } from 'zod';
import { AgentError } from '../agent-error.ts';
import type { KeyStore } from '../key-store/key-store.ts';

const NAME = 'device-key';
const NEXT_NAME = 'device-key-next';

const PrivateKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

/** By what the device is known. The private part stays in the key store and in this process. */
export interface DeviceKey {
  readonly privateKey: KeyObject;
  readonly publicKey: DevicePublicKey;
}

/**
 * The key of this device; made at the first call.
 *
 * @throws {AgentError} of the key store; KEY_STORE_DAMAGED also for what isn't such a key
 */
export const loadDeviceKey = (store: KeyStore): Promise<DeviceKey> => loadOrMake(store, NAME);

/** The key that this device is to have next; made at the first call. @throws {AgentError} as above */
export const loadNextDeviceKey = (store: KeyStore): Promise<DeviceKey> => loadOrMake(store, NEXT_NAME);

/** Puts the next key in the place of the one before. @returns null if there is no next one */
export async function useNextDeviceKey(store: KeyStore): Promise<DeviceKey | null> {
  const stored = await store.get(NEXT_NAME);
  if (stored === null) return null;
  await store.set(NAME, stored);
  await store.delete(NEXT_NAME);
  return readKey(stored);
}

async function loadOrMake(store: KeyStore, name: string): Promise<DeviceKey> {
  const stored = await store.get(name);
  if (stored !== null) return readKey(stored);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const text = JSON.stringify(privateKey.export({ format: 'jwk' }));
  await store.set(name, text);
  // What another start of the program may have stored in the same moment counts.
  return readKey((await store.get(name)) ?? text);
}

function readKey(text: string): DeviceKey {
  try {
    const key = PrivateKey.parse(JSON.parse(text));
    return {
      privateKey: createPrivateKey({ key, format: 'jwk' }),
      publicKey: DevicePublicKey.parse({ kty: key.kty, crv: key.crv, x: key.x, y: key.y }),
    };
  } catch {
    // The cause could hold parts of the key.
    throw new AgentError('KEY_STORE_DAMAGED');
  }
}
