import { DeviceId, ServerOrigin } from '@alongside/protocol';
import { z } from 'zod';
import type { KeyStore } from '../key-store/key-store.ts';

const NAME = 'enrolment';

/** What this device is to a server. No secret, but kept beside the key that it goes with. */
export const Enrolment = z.strictObject({ origin: ServerOrigin, deviceId: DeviceId });
export type Enrolment = z.infer<typeof Enrolment>;

/** null: the device isn't enrolled as far as it knows. Rejects with the key store's errors. */
export async function loadEnrolment(store: KeyStore): Promise<Enrolment | null> {
  const text = await store.get(NAME);
  if (text === null) return null;
  try {
    return Enrolment.parse(JSON.parse(text));
  } catch {
    // Of another version of the program: enrolling again mends it, with the same key as the same device.
    return null;
  }
}

export const saveEnrolment = (store: KeyStore, enrolment: Enrolment): Promise<void> =>
  store.set(NAME, JSON.stringify(enrolment));

export const forgetEnrolment = (store: KeyStore): Promise<void> => store.delete(NAME);
