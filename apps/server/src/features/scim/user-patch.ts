import { asObject, booleanOf } from './scim-attributes.ts';
import { patchOperations, type PatchOperation } from './patch-operations.ts';
import { invalidValue, ScimError } from './scim-error.ts';
import type { Json } from './scim-attributes.ts';
import { emailsOf, externalIdOf, textOr, userNameOf, type WantedUser } from './user-resource.ts';

type Draft = { -readonly [Key in keyof WantedUser]: WantedUser[Key] } & {
  fields: { -readonly [Key in keyof WantedUser['fields']]: WantedUser['fields'][Key] };
};

/** Attributes that are one line of text, with the field each fills. */
const TEXTS = {
  title: ['jobTitle', 200],
  'name.givenname': ['firstName', 100],
  'name.familyname': ['lastName', 100],
  'ent:department': ['department', 200],
  'ent:organization': ['company', 200],
  'ent:employeenumber': ['employeeNumber', 100],
} as const satisfies Record<string, readonly [keyof WantedUser['fields'], number]>;

const isText = (path: string): path is keyof typeof TEXTS => Object.hasOwn(TEXTS, path);
/** `emails[type eq "work"].value`, `emails.value`, `emails`: of an address for another purpose nothing is kept. */
const EMAIL_PATH = /^emails(?:\[(?<filter>[^\]]*)\])?(?:\.value)?$/u;
const NOT_REMOVED = new Set(['username', 'active']);

/**
 * What a PATCH of a user asks for. Attributes that nobody here keeps are passed over, as the directories expect.
 * @throws ScimError invalidSyntax, invalidValue, mutability, noTarget
 */
export function wantedByPatch(body: Json): WantedUser {
  const draft: Draft = { fields: {}, emails: [] };
  for (const operation of patchOperations(body)) apply(draft, operation);
  return draft;
}

function apply(draft: Draft, { op, path, value }: PatchOperation): void {
  if (path === null) return;
  if (op === 'remove' && NOT_REMOVED.has(path)) {
    throw new ScimError(400, 'mutability', 'This attribute can’t be removed.');
  }
  const given = op === 'remove' ? null : value;
  if (path === 'name' || path === 'ent') applyInner(draft, path, { op, value: given });
  else if (isText(path)) setText(draft, path, given);
  else if (EMAIL_PATH.test(path)) setEmails(draft, path, given);
  else setOther(draft, path, given);
}

function applyInner(
  draft: Draft,
  path: 'name' | 'ent',
  { op, value }: Pick<PatchOperation, 'op' | 'value'>,
): void {
  const mark = path === 'name' ? '.' : ':';
  for (const [name, inner] of Object.entries(asObject(value) ?? {})) {
    apply(draft, { op, path: `${path}${mark}${name.toLowerCase()}`, value: inner });
  }
}

function setText(draft: Draft, path: keyof typeof TEXTS, value: unknown): void {
  const [field, max] = TEXTS[path];
  draft.fields[field] = textOr(value, max, null);
}

function setEmails(draft: Draft, path: string, value: unknown): void {
  const filter = EMAIL_PATH.exec(path)?.groups?.['filter'] ?? '';
  if (/type\s+eq\s+"(?!work")/u.test(filter)) return;
  draft.emails = [...emailsOf(value), ...draft.emails];
}

function setOther(draft: Draft, path: string, value: unknown): void {
  if (path === 'displayname' || (path === 'name.formatted' && draft.fields.fullName === undefined)) {
    const fullName = textOr(value, 200, undefined);
    if (fullName !== undefined) draft.fields.fullName = fullName;
  }
  if (path === 'externalid') draft.fields.externalId = externalIdOf(value);
  if (path === 'username') draft.userName = userNameOf(value);
  if (path === 'active') {
    const isActive = booleanOf(asObject(value)?.['value'] ?? value);
    if (isActive === undefined) throw invalidValue('active is neither true nor false.');
    draft.isActive = isActive;
  }
}
