import { SYSTEM_ACTOR } from '@alongside/domain';
import { CodedError, PersonId, TenantId } from '@alongside/protocol';
import { sql } from 'kysely';
import { StartFault } from '../../platform/start-fault.ts';
import { printTable } from '../../platform/terminal/index.ts';
import { type About, announceEndedAccess, changeActivity, resetSignIn } from '../identity/index.ts';
import type { OperatorAnswer } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';

/** More are found by a search. */
const LISTED_MAX = 1_000;

interface UserRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly tenant: string;
  readonly email: string;
  readonly full_name: string;
  readonly roles: string[];
  readonly is_active: boolean;
  readonly last_sign_in_at: Date | null;
}

interface Sought {
  readonly tenant?: string | undefined;
  readonly search?: string | undefined;
  /** E-mail address or id. */
  readonly who?: string | undefined;
}

const findUsers = ({ database }: OperatorPorts, { tenant, search, who }: Sought): Promise<UserRow[]> =>
  database.acrossTenants('the operator looks for people', async (tx) => {
    const pattern = `%${(search ?? '').replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
    const { rows } = await sql<UserRow>`
      select p.id, p.tenant_id, t.name as tenant, p.email, p.full_name, p.roles, p.is_active, p.last_sign_in_at
      from persons p join tenants t on t.id = p.tenant_id
      where (${tenant ?? null}::text is null or t.name = ${tenant ?? null} or t.id::text = ${tenant ?? null})
        and (${who ?? null}::text is null or lower(p.email) = lower(${who ?? null}) or p.id::text = ${who ?? null})
        and (p.email ilike ${pattern} or p.full_name ilike ${pattern})
      order by t.name, p.email limit ${LISTED_MAX}`.execute(tx);
    return rows;
  });

export async function listUsers(ports: OperatorPorts, sought: Sought): Promise<OperatorAnswer> {
  const users = await findUsers(ports, sought);
  const data = users.map((user) => ({
    id: user.id,
    tenant: { id: user.tenant_id, name: user.tenant },
    email: user.email,
    fullName: user.full_name,
    roles: user.roles,
    isActive: user.is_active,
    lastSignInAt: user.last_sign_in_at?.toISOString() ?? null,
  }));
  const rows = data.map(({ tenant, email, fullName, roles, isActive, lastSignInAt }) => [
    tenant.name,
    email,
    fullName,
    roles.join(', '),
    isActive ? 'active' : 'deactivated',
    lastSignInAt ?? 'never',
  ]);
  const head = ['Organisation', 'E-mail address', 'Name', 'Roles', 'State', 'Last sign-in'];
  const more = data.length < LISTED_MAX ? [] : [`The first ${LISTED_MAX}; find others with --search.`];
  return {
    lines: data.length === 0 ? ['Nobody was found.'] : [printTable([head, ...rows]), ...more],
    data,
    isBad: false,
  };
}

/** @throws StartFault NOBODY_FOUND, COMMAND_REFUSED */
async function findOne(ports: OperatorPorts, sought: Sought): Promise<UserRow> {
  const [user, ...others] = await findUsers(ports, sought);
  if (user === undefined) {
    throw new StartFault('NOBODY_FOUND', `Nobody has the address or id ${sought.who ?? ''}.`);
  }
  if (others.length > 0) {
    const names = [user, ...others].map(({ tenant }) => tenant).join(', ');
    throw new StartFault(
      'COMMAND_REFUSED',
      `Several organisations have somebody with this address (${names}). Say which one with --tenant.`,
    );
  }
  return user;
}

const aboutOf = ({ clock }: OperatorPorts): About => ({
  at: clock.now(),
  actor: { ...SYSTEM_ACTOR, name: 'Command line' },
  address: null,
});

export async function setUserActivity(
  ports: OperatorPorts,
  { isActive, ...sought }: Sought & { readonly isActive: boolean },
): Promise<OperatorAnswer> {
  const user = await findOne(ports, sought);
  const tenantId = TenantId.parse(user.tenant_id);
  const change = { tenantId, ids: [PersonId.parse(user.id)], isActive };
  const ended = await refusing(() =>
    ports.database.inTenant(tenantId, (tx) => changeActivity(tx, aboutOf(ports), change)),
  );
  await announceEndedAccess(ports, ended);
  const now = isActive ? 'is active' : 'is deactivated';
  return {
    lines: [`${user.full_name} <${user.email}> ${now}; ${ended.signIns.length} sign-ins were ended.`],
    data: { id: user.id, isActive, endedSignIns: ended.signIns.length },
    isBad: false,
  };
}

export async function resetUser(ports: OperatorPorts, sought: Sought): Promise<OperatorAnswer> {
  const user = await findOne(ports, sought);
  const person = { tenantId: TenantId.parse(user.tenant_id), id: PersonId.parse(user.id) };
  const link = await refusing(() => resetSignIn(ports, aboutOf(ports), person));
  return {
    lines: [
      `${user.full_name} <${user.email}> has no password, authenticator app or passkey any more.`,
      'With this link they set a new password, once and within seven days. Give it to nobody else:',
      link,
    ],
    data: { id: user.id, invitationLink: link },
    isBad: false,
  };
}

const REFUSALS: Readonly<Partial<Record<CodedError['code'], string>>> = {
  LAST_ADMINISTRATOR: 'The organisation would be left without an administrator. Make another one first.',
  CONFLICT:
    'They are deactivated, or their organisation signs in with a provider of its own: reset them there.',
};

async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    throw new StartFault('COMMAND_REFUSED', REFUSALS[error.code] ?? `It was refused: ${error.code}.`, {
      cause: error,
    });
  }
}
