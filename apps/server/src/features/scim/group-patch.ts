import { type GroupId, type PersonId } from '@alongside/protocol';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Transaction } from '../../platform/database/index.ts';
import { patchOperations, type PatchOperation } from './patch-operations.ts';
import { asObject, attribute, type Json } from './scim-attributes.ts';
import { invalidValue, ScimError } from './scim-error.ts';
import { externalIdOf } from './user-resource.ts';

/** One step of what a request asks for of a group. */
export type GroupChange =
  | { readonly kind: 'name'; readonly name: unknown }
  | { readonly kind: 'external-id'; readonly externalId: string | null }
  | { readonly kind: 'members'; readonly how: 'add' | 'remove' | 'replace'; readonly ids: readonly string[] };

const MEMBERS_MAX = 100_000;
const Id = z.uuid().toLowerCase();
/** `members[value eq "…"]`, as Entra ID and Okta remove somebody. */
const ONE_MEMBER = /^members\[\s*value\s+eq\s+"(?<id>[^"]*)"\s*\](?:\.value)?$/u;

/** Ids of a `members` attribute, each once. @throws ScimError invalidValue */
export function membersOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (entries.length > MEMBERS_MAX) throw invalidValue('A group has at most 100,000 members in one request.');
  const ids = entries.map((entry) => {
    const of = asObject(entry);
    const id = Id.safeParse(of === null ? entry : attribute(of, 'value'));
    if (!id.success) throw invalidValue('A member’s value is the id of a user or a group.');
    return id.data;
  });
  return [...new Set(ids)];
}

/** @throws ScimError invalidSyntax, invalidPath, invalidValue, mutability, noTarget */
export const groupChanges = (body: Json): GroupChange[] => patchOperations(body).flatMap(changeOf);

function changeOf(operation: PatchOperation): GroupChange[] {
  const { op, path, value } = operation;
  if (path === 'members' || path?.startsWith('members[') === true) return membersChange(operation, path);
  const given = op === 'remove' ? null : value;
  if (path === 'displayname') return [{ kind: 'name', name: given }];
  if (path === 'externalid') return [{ kind: 'external-id', externalId: externalIdOf(given) }];
  // `id`, which Okta repeats, and what nobody here keeps.
  return [];
}

function membersChange({ op, value }: PatchOperation, path: string): GroupChange[] {
  if (path === 'members') {
    // Entra ID names those to be removed in the value; without one it is all of them.
    const isEverybody = op === 'remove' && (value === undefined || value === null);
    return [{ kind: 'members', how: isEverybody ? 'replace' : op, ids: membersOf(value) }];
  }
  const one = ONE_MEMBER.exec(path)?.groups?.['id'];
  if (one === undefined) throw new ScimError(400, 'invalidPath', 'Members are named by value eq.');
  if (op !== 'remove') throw new ScimError(400, 'mutability', 'A member is added or removed, not changed.');
  const id = Id.safeParse(one);
  return id.success ? [{ kind: 'members', how: 'remove', ids: [id.data] }] : [];
}

/** Direct members of a group of people. */
export async function memberIds(
  tx: Transaction,
  id: GroupId,
): Promise<{ readonly people: PersonId[]; readonly groups: GroupId[] }> {
  const people = await sql<{ id: PersonId }>`
    select person_id as id from group_people where group_id = ${id} order by person_id`.execute(tx);
  const groups = await sql<{ id: GroupId }>`
    select child_id as id from group_groups where parent_id = ${id} order by child_id`.execute(tx);
  return { people: people.rows.map((row) => row.id), groups: groups.rows.map((row) => row.id) };
}
