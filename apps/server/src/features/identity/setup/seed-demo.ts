import { randomInt } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { auditEvent, SYSTEM_ACTOR } from '@alongside/domain';
import { BuiltInRole, EmailAddress } from '@alongside/protocol';
import { z } from 'zod';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import { hashPassword } from '../embedded-provider/password-hashes.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { domainOf } from '../relying-party/mapped-claims.ts';
import { makeMember, makeOrganisation } from './make-organisation.ts';
import type { ServerSetup } from './server-setup.ts';

const DemoPersonSchema = z.object({
  organisation: z.string(),
  email: EmailAddress,
  fullName: z.string(),
  roles: z.array(BuiltInRole),
  password: z.string(),
});
/** Somebody of the demo, with the password to print. */
export type DemoPerson = z.infer<typeof DemoPersonSchema>;

interface Role {
  readonly email: string;
  readonly fullName: string;
  readonly jobTitle: string;
  readonly roles: readonly BuiltInRole[];
}

const NORDLICHT = 'Nordlicht Logistik';
const SUEDWIND = 'Südwind Reisen';
const CAST: readonly (Role & { readonly organisation: string })[] = [
  {
    organisation: NORDLICHT,
    email: 'hanna.brandt@nordlicht.example',
    fullName: 'Hanna Brandt',
    jobTitle: 'IT support',
    roles: ['help-desk-operator'],
  },
  {
    organisation: NORDLICHT,
    email: 'samir.haddad@nordlicht.example',
    fullName: 'Samir Haddad',
    jobTitle: 'Dispatcher',
    roles: [],
  },
  {
    organisation: NORDLICHT,
    email: 'greta.lindqvist@nordlicht.example',
    fullName: 'Greta Lindqvist',
    jobTitle: 'Head of IT',
    roles: ['administrator'],
  },
  {
    organisation: NORDLICHT,
    email: 'oskar.weiss@nordlicht.example',
    fullName: 'Oskar Weiß',
    jobTitle: 'Internal audit',
    roles: ['auditor'],
  },
  {
    organisation: SUEDWIND,
    email: 'lena.moreau@suedwind.example',
    fullName: 'Lena Moreau',
    jobTitle: 'Managing director',
    roles: ['administrator', 'help-desk-operator'],
  },
];

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** About 99 bits, in groups that can be read off a terminal. */
const makePassword = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join(''),
  ).join('-');

const REASON = 'the organisations of the demo';

interface DemoOptions {
  readonly ports: Pick<IdentityPorts, 'database' | 'clock'>;
  readonly setup: ServerSetup;
  /** Where the passwords are kept for the next start; readable by its owner alone. */
  readonly passwordFile: string;
}

/**
 * Makes the demo's organisations, or finds those of an earlier start; the set-up is closed by it.
 * @returns the people with their passwords, or null if the data is somebody's own: nothing is made then
 */
export async function seedDemo({
  ports,
  setup,
  passwordFile,
}: DemoOptions): Promise<readonly DemoPerson[] | null> {
  if (await isMade(ports)) return readPeople(passwordFile);
  if (!(await setup.isOpen())) return null;
  const people = CAST.map((role) => ({
    organisation: role.organisation,
    email: EmailAddress.parse(role.email),
    fullName: role.fullName,
    roles: [...role.roles],
    password: makePassword(),
  }));
  // Before the accounts: passwords that are lost would make the demo's data useless.
  await writeFile(passwordFile, JSON.stringify(people, null, 2), { mode: 0o600 });
  await chmod(passwordFile, 0o600);
  const hashes = await Promise.all(people.map(({ password }) => hashPassword(password)));
  const nowMs = ports.clock.now();
  await ports.database.acrossTenants(REASON, async (tx) => {
    for (const organisation of [NORDLICHT, SUEDWIND]) {
      await makeCast(tx, { organisation, hashes, nowMs });
    }
  });
  await setup.close();
  return people;
}

const isMade = ({ database }: Pick<IdentityPorts, 'database'>): Promise<boolean> =>
  database.acrossTenants(REASON, async (tx) => {
    const names = CAST.map(({ email }) => domainOf(email));
    const rows = await identityTables(tx)
      .selectFrom('domains')
      .select('id')
      .where('name', 'in', names)
      .execute();
    return rows.length > 0;
  });

async function readPeople(passwordFile: string): Promise<readonly DemoPerson[]> {
  return z.array(DemoPersonSchema).parse(JSON.parse(await readFile(passwordFile, 'utf8')));
}

interface Casting {
  readonly organisation: string;
  /** In the order of the cast. */
  readonly hashes: readonly string[];
  readonly nowMs: number;
}

async function makeCast(tx: Transaction, { organisation, hashes, nowMs }: Casting): Promise<void> {
  const members = CAST.flatMap((role, place) => {
    const passwordHash = hashes[place];
    return role.organisation === organisation && passwordHash !== undefined
      ? [{ ...role, passwordHash }]
      : [];
  });
  const [first] = members;
  if (first === undefined) return;
  const tenantId = await makeOrganisation(tx, {
    name: organisation,
    settings: { isEnabled: true, areUnenrolledDevicesAllowed: true },
    domain: domainOf(first.email),
    isDomainVerified: true,
    nowMs,
  });
  for (const member of members) await makeMember(tx, { ...member, tenantId, nowMs });
  const made = auditEvent('setup.demo-made', {
    at: nowMs,
    actor: SYSTEM_ACTOR,
    target: { kind: 'tenant', id: tenantId, name: organisation },
    before: null,
    after: { people: members.length },
  });
  await appendAudit(tx, tenantId, [made]);
}
