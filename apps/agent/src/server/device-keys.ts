import { type DeviceKey, loadDeviceKey, loadNextDeviceKey, useNextDeviceKey } from './device-key.ts';
import type { KeyStore } from '../key-store/key-store.ts';

/** The device's key, and the next one while the device changes it. Everything rejects with the key store's errors. */
export class DeviceKeys {
  readonly #store: KeyStore;
  #current: Promise<DeviceKey> | null = null;

  constructor(store: KeyStore) {
    this.#store = store;
  }

  /** By what the device is known now. */
  current(): Promise<DeviceKey> {
    this.#current ??= loadDeviceKey(this.#store).catch((cause: unknown) => {
      this.#current = null;
      throw cause;
    });
    return this.#current;
  }

  /** The one to come; kept before the server knows it, so that a device that loses its power in between isn't locked out. */
  next(): Promise<DeviceKey> {
    return loadNextDeviceKey(this.#store);
  }

  /** The server knows the next one. @returns whether there was one */
  async advance(): Promise<boolean> {
    const next = await useNextDeviceKey(this.#store);
    if (next !== null) this.#current = Promise.resolve(next);
    return next !== null;
  }
}
