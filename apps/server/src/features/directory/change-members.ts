import type { DeviceId, GroupId, PersonId, TenantId } from '@alongside/protocol';
import { CodedError } from '@alongside/protocol';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/index.ts';

export interface MemberIds {
  readonly people?: readonly PersonId[] | undefined;
  readonly devices?: readonly DeviceId[] | undefined;
  readonly groups?: readonly GroupId[] | undefined;
}

export interface NamedMember {
  readonly kind: 'person' | 'device' | 'group';
  readonly id: string;
  readonly name: string;
}

const NAMED = 100;

/** For the audit log: how many, and the first hundred of them by id and name. */
export const membersForAudit = (members: readonly NamedMember[]) => ({
  count: members.length,
  members: members.slice(0, NAMED).map(({ kind, id, name }) => ({ kind, id, name })),
});

interface Into {
  readonly tenantId: TenantId;
  readonly id: GroupId;
  readonly kind: 'people' | 'devices';
}

/**
 * Puts members into a group. Ids that the tenant doesn't have, or of the wrong kind, are passed over.
 * @returns those that weren't in it before
 * @throws CodedError GROUP_CYCLE
 */
export async function addMembers(tx: Transaction, group: Into, ids: MemberIds): Promise<NamedMember[]> {
  return [
    ...(group.kind === 'people' ? await addPeople(tx, group, ids.people ?? []) : []),
    ...(group.kind === 'devices' ? await addDevices(tx, group, ids.devices ?? []) : []),
    ...(await addGroups(tx, group, ids.groups ?? [])),
  ];
}

async function addPeople(tx: Transaction, group: Into, ids: readonly PersonId[]): Promise<NamedMember[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<NamedMember>`
    with made as (
      insert into group_people (tenant_id, group_id, person_id)
      select tenant_id, ${group.id}::uuid, id from persons
      where id = any(${[...ids]}::uuid[]) and tenant_id = ${group.tenantId}
      on conflict do nothing returning person_id
    )
    select 'person' as kind, p.id, p.full_name as name from made join persons p on p.id = made.person_id
    order by p.full_name`.execute(tx);
  return rows;
}

async function addDevices(tx: Transaction, group: Into, ids: readonly DeviceId[]): Promise<NamedMember[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<NamedMember>`
    with made as (
      insert into group_devices (tenant_id, group_id, device_id)
      select tenant_id, ${group.id}::uuid, id from devices
      where id = any(${[...ids]}::uuid[]) and tenant_id = ${group.tenantId}
      on conflict do nothing returning device_id
    )
    select 'device' as kind, d.id, d.name from made join devices d on d.id = made.device_id
    order by d.name`.execute(tx);
  return rows;
}

async function addGroups(tx: Transaction, group: Into, ids: readonly GroupId[]): Promise<NamedMember[]> {
  if (ids.length === 0) return [];
  // One after the other in a tenant: two that put each into the other at the same moment would both see no cycle.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`nesting ${group.tenantId}`}, 0))`.execute(tx);
  const { rows: above } = await sql<{ id: GroupId }>`
    with recursive above(id) as (
      select ${group.id}::uuid
      union
      select g.parent_id from group_groups g join above a on g.child_id = a.id
    )
    select id from above`.execute(tx);
  const ancestors = new Set(above.map(({ id }) => id));
  if (ids.some((id) => ancestors.has(id))) throw new CodedError('GROUP_CYCLE');
  const { rows } = await sql<NamedMember>`
    with made as (
      insert into group_groups (tenant_id, parent_id, child_id)
      select tenant_id, ${group.id}::uuid, id from groups
      where id = any(${[...ids]}::uuid[]) and tenant_id = ${group.tenantId} and kind = ${group.kind}
      for key share
      on conflict do nothing returning child_id
    )
    select 'group' as kind, g.id, g.name from made join groups g on g.id = made.child_id order by g.name`.execute(
    tx,
  );
  return rows;
}

/** Takes members out of a group. @returns those that were in it */
export async function removeMembers(tx: Transaction, group: Into, ids: MemberIds): Promise<NamedMember[]> {
  const people = await sql<NamedMember>`
    with gone as (
      delete from group_people where group_id = ${group.id} and person_id = any(${[...(ids.people ?? [])]}::uuid[])
      returning person_id
    )
    select 'person' as kind, p.id, p.full_name as name from gone join persons p on p.id = gone.person_id
    order by p.full_name`.execute(tx);
  const devices = await sql<NamedMember>`
    with gone as (
      delete from group_devices where group_id = ${group.id} and device_id = any(${[...(ids.devices ?? [])]}::uuid[])
      returning device_id
    )
    select 'device' as kind, d.id, d.name from gone join devices d on d.id = gone.device_id
    order by d.name`.execute(tx);
  const groups = await sql<NamedMember>`
    with gone as (
      delete from group_groups where parent_id = ${group.id} and child_id = any(${[...(ids.groups ?? [])]}::uuid[])
      returning child_id
    )
    select 'group' as kind, g.id, g.name from gone join groups g on g.id = gone.child_id order by g.name`.execute(
    tx,
  );
  return [...people.rows, ...devices.rows, ...groups.rows];
}

/** The ids among them that the tenant has nobody and nothing of, or that aren't of the group's kind. */
export async function unknownIds(tx: Transaction, group: Into, ids: MemberIds): Promise<string[]> {
  const wrongKind = group.kind === 'people' ? (ids.devices ?? []) : (ids.people ?? []);
  const { rows } = await sql<{ id: string }>`
    select id::text from unnest(${[...(ids.people ?? [])]}::uuid[]) as given(id)
      where not exists (select 1 from persons p where p.id = given.id)
    union select id::text from unnest(${[...(ids.devices ?? [])]}::uuid[]) as given(id)
      where not exists (select 1 from devices d where d.id = given.id)
    union select id::text from unnest(${[...(ids.groups ?? [])]}::uuid[]) as given(id)
      where not exists (select 1 from groups g where g.id = given.id and g.kind = ${group.kind})`.execute(tx);
  return [...new Set([...rows.map(({ id }) => id), ...wrongKind])];
}
