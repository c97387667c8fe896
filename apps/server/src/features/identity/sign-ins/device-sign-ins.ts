import type { DeviceId, SignInId } from '@alongside/protocol';
import type { Transaction } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';

/** Ends the sign-ins of a device's agent, whosever they are. @returns those that were there */
export async function endDeviceSignIns(tx: Transaction, deviceId: DeviceId): Promise<SignInId[]> {
  const ended = await identityTables(tx)
    .deleteFrom('sign_ins')
    .where('device_id', '=', deviceId)
    .returning('id')
    .execute();
  return ended.map(({ id }) => id);
}

/** The device has another name now: people find their sign-ins by it. */
export async function renameDeviceSignIns(tx: Transaction, deviceId: DeviceId, name: string): Promise<void> {
  await identityTables(tx)
    .updateTable('sign_ins')
    .set({ device_name: name })
    .where('device_id', '=', deviceId)
    .execute();
}

/** How somebody signed in, whose sign-in it is, and until when at most; undefined: it has ended, or they were deactivated. */
export function readSignIn(tx: Transaction, id: SignInId, nowMs: number) {
  return identityTables(tx)
    .selectFrom('sign_ins')
    .innerJoin('persons', 'persons.id', 'sign_ins.person_id')
    .select(['issuer', 'amr', 'acr', 'authenticated_at', 'expires_at', 'person_id', 'full_name', 'locale'])
    .where('sign_ins.id', '=', id)
    .where('expires_at', '>', new Date(nowMs))
    .where('is_active', '=', true)
    .executeTakeFirst();
}
