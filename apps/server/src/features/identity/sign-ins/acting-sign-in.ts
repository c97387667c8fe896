import type { DeviceId, DevicePlatform, PersonId, SignInId } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../../platform/database/index.ts';
import { identityTables } from '../identity-tables.ts';
import { idleSince } from './sign-in-store.ts';

/** The sign-ins that haven't ended, with how, when and from where they were proven and used. */
const selectSignIns = (tx: Transaction, nowMs: number) =>
  identityTables(tx)
    .selectFrom('sign_ins')
    .select(['id', 'person_id', 'amr', 'acr', 'address', 'browser', 'authenticated_at'])
    .select(
      sql<DevicePlatform | null>`(select platform from devices where devices.id = sign_ins.device_id)`.as(
        'device_platform',
      ),
    )
    .where('expires_at', '>', new Date(nowMs))
    .where('last_used_at', '>', idleSince(nowMs));

export type SignInRow = Awaited<ReturnType<ReturnType<typeof selectSignIns>['execute']>>[number];

/** This very sign-in of the person; undefined: it has ended. */
export const signInOf = (
  tx: Transaction,
  which: { readonly id: SignInId; readonly personId: PersonId },
  nowMs: number,
): Promise<SignInRow | undefined> =>
  selectSignIns(tx, nowMs)
    .where('sign_ins.id', '=', which.id)
    .where('person_id', '=', which.personId)
    .executeTakeFirst();

/** The sign-in that the person used last, in a browser or on a device; undefined: there is none. */
export const latestSignIn = (
  tx: Transaction,
  of: { readonly personId: PersonId; readonly deviceId: DeviceId | null },
  nowMs: number,
): Promise<SignInRow | undefined> =>
  selectSignIns(tx, nowMs)
    .where('person_id', '=', of.personId)
    .where('device_id', 'is not distinct from', of.deviceId)
    .orderBy('last_used_at', 'desc')
    .limit(1)
    .executeTakeFirst();
