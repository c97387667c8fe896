import type { DeviceId, GroupId, PersonId } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';

/** Every group that the person is in: directly, or through a group inside it. In no order. */
export async function groupsOfPerson(tx: Transaction, personId: PersonId): Promise<GroupId[]> {
  const { rows } = await sql<{ id: GroupId }>`
    with recursive member_of(id) as (
      select group_id from group_people where person_id = ${personId}
      union
      select g.parent_id from group_groups g join member_of m on g.child_id = m.id
    )
    select id from member_of`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Every group that the device is in: directly, or through a group inside it. In no order. */
export async function groupsOfDevice(tx: Transaction, deviceId: DeviceId): Promise<GroupId[]> {
  const { rows } = await sql<{ id: GroupId }>`
    with recursive member_of(id) as (
      select group_id from group_devices where device_id = ${deviceId}
      union
      select g.parent_id from group_groups g join member_of m on g.child_id = m.id
    )
    select id from member_of`.execute(tx);
  return rows.map(({ id }) => id);
}
