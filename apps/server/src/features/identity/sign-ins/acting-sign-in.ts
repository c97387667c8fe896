import type { DeviceId, DevicePlatform, PersonId, SignInId } from '@alongside/protocol';
import { type RawBuilder, sql } from 'kysely';
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

/** What policies ask of a sign-in. */
export type ProvenSignIn = Omit<SignInRow, 'id' | 'person_id'>;

/**
 * At most one sign-in that hasn't ended, for a statement that reads more: the one that is named, else the one that the
 * person used last, in a browser or on a device.
 * @param of.named an expression for its id, or for null
 */
export const selectActingSignIn = (
  of: {
    readonly personId: PersonId | null;
    readonly deviceId: DeviceId | null;
    readonly named: RawBuilder<SignInId | null>;
  },
  nowMs: number,
): RawBuilder<ProvenSignIn> => sql`
  select s.amr, s.acr, s.address, s.browser, s.authenticated_at,
    (select d.platform from devices d where d.id = s.device_id) as device_platform
  from sign_ins s
  where s.person_id = ${of.personId}::uuid and s.expires_at > ${new Date(nowMs)} and s.last_used_at > ${idleSince(nowMs)}
    and case when ${of.named} is null then s.device_id is not distinct from ${of.deviceId}::uuid else s.id = ${of.named} end
  order by s.last_used_at desc limit 1`;

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
