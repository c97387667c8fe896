import { EmailAddress, type GroupId, line } from '@alongside/protocol';
import { domainOf, type PersonFields, type ProvisionedPerson } from '../identity/index.ts';
import {
  asObject,
  attribute,
  booleanOf,
  ENTERPRISE_SCHEMA,
  type Json,
  USER_SCHEMA,
} from './scim-attributes.ts';
import { invalidValue } from './scim-error.ts';

export interface GroupOfUser {
  readonly id: GroupId;
  readonly name: string;
}

/** A person as SCIM shows them (RFC 7643, 4.1 and 4.3), but for `meta`. */
export const userResource = (
  person: ProvisionedPerson,
  base: string,
  groups: readonly GroupOfUser[],
): Json => ({
  schemas: [USER_SCHEMA, ENTERPRISE_SCHEMA],
  id: person.id,
  ...present({ externalId: person.external_id }),
  userName: person.user_name ?? person.email,
  name: present({
    formatted: person.full_name,
    givenName: person.first_name,
    familyName: person.last_name,
  }),
  displayName: person.full_name,
  ...present({ title: person.job_title }),
  emails: [{ value: person.email, type: 'work', primary: true }],
  active: person.is_active,
  groups: groups.map(({ id, name }) => ({
    value: id,
    $ref: `${base}/Groups/${id}`,
    display: name,
    type: 'direct',
  })),
  [ENTERPRISE_SCHEMA]: present({
    employeeNumber: person.employee_number,
    organization: person.company,
    department: person.department,
  }),
});

const present = (values: Readonly<Record<string, string | null>>): Json =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** What a request says of a person: what is absent stays as it is. */
export interface WantedUser {
  readonly fields: Partial<Omit<PersonFields, 'email'>>;
  readonly userName?: string;
  /** Addresses that may be the person’s, the best first. */
  readonly emails: readonly EmailAddress[];
  readonly isActive?: boolean;
}

const USER_NAME_MAX = 254;
const EXTERNAL_ID_MAX = 200;

/** Making a schema takes longer than using it. */
const lines = new Map<number, ReturnType<typeof line>>();

function lineOf(max: number): ReturnType<typeof line> {
  const known = lines.get(max);
  if (known !== undefined) return known;
  const made = line(max);
  lines.set(max, made);
  return made;
}

/** A text of a directory that can't be shown is as good as none: an odd title must not keep anybody out. */
export const textOr = <Fallback>(value: unknown, max: number, fallback: Fallback): string | Fallback => {
  const parsed = lineOf(max).safeParse(value);
  return parsed.success ? parsed.data : fallback;
};

export function userNameOf(value: unknown): string {
  const name = textOr(value, USER_NAME_MAX, null);
  if (name === null) throw invalidValue('userName is missing or can’t be used.');
  return name;
}

export const externalIdOf = (value: unknown): string | null => textOr(value, EXTERNAL_ID_MAX, null);

/** Addresses of an `emails` attribute: the primary one, then that of work, then the others. */
export function emailsOf(value: unknown): EmailAddress[] {
  const entries = (Array.isArray(value) ? value : [value]).slice(0, 20).flatMap((entry) => {
    const of = asObject(entry);
    const parsed = EmailAddress.safeParse(of === null ? entry : attribute(of, 'value'));
    if (!parsed.success) return [];
    const isPrimary = of !== null && booleanOf(attribute(of, 'primary')) === true;
    const isWork = of !== null && attribute(of, 'type') === 'work';
    return [{ email: parsed.data, rank: isPrimary ? 0 : isWork ? 1 : 2 }];
  });
  return entries.sort((a, b) => a.rank - b.rank).map(({ email }) => email);
}

/** A whole user, as in POST and PUT: what it leaves out is empty. @throws ScimError invalidValue */
export function wantedUser(body: Json): WantedUser {
  const name = asObject(attribute(body, 'name')) ?? {};
  const enterprise = asObject(attribute(body, ENTERPRISE_SCHEMA)) ?? {};
  const userName = userNameOf(attribute(body, 'userName'));
  const firstName = textOr(attribute(name, 'givenName'), 100, null);
  const lastName = textOr(attribute(name, 'familyName'), 100, null);
  const parts = [firstName, lastName].filter((part) => part !== null);
  const fullName =
    textOr(attribute(body, 'displayName'), 200, null) ??
    textOr(attribute(name, 'formatted'), 200, null) ??
    (parts.length > 0 ? parts.join(' ') : userName.slice(0, 200));
  const isActive = booleanOf(attribute(body, 'active'));
  return {
    fields: {
      fullName,
      firstName,
      lastName,
      jobTitle: textOr(attribute(body, 'title'), 200, null),
      department: textOr(attribute(enterprise, 'department'), 200, null),
      company: textOr(attribute(enterprise, 'organization'), 200, null),
      employeeNumber: textOr(attribute(enterprise, 'employeeNumber'), 100, null),
      externalId: externalIdOf(attribute(body, 'externalId')),
    },
    userName,
    emails: emailsOf(attribute(body, 'emails') ?? []),
    ...(isActive === undefined ? {} : { isActive }),
  };
}

/**
 * The address that the person signs in with: the first that is in a domain of the tenant, a user name that is an
 * address coming last. @throws ScimError invalidValue
 */
export function addressOf(
  { emails, userName }: WantedUser,
  isOwnDomain: (domain: string) => boolean,
): EmailAddress {
  const named = EmailAddress.safeParse(userName);
  const candidates = [...emails, ...(named.success ? [named.data] : [])];
  const own = candidates.find((email) => isOwnDomain(domainOf(email)));
  if (own !== undefined) return own;
  throw invalidValue(
    candidates.length === 0
      ? 'Neither emails nor userName has an e-mail address.'
      : 'No e-mail address is in a domain of the organisation.',
  );
}
