import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { auditEvent, SYSTEM_ACTOR } from '@alongside/domain';
import {
  type OpenedTarget,
  openTarget,
  type OperatorCommand,
  type OperatorTarget,
  runOperator,
} from '../compose-operator.ts';
import { migrations } from '../compose.ts';
import { appendAudit, verifyAuditChains } from '../platform/audit/index.ts';
import {
  checkBackupFile,
  type CheckedBackup,
  type Credentials,
  restoreBackup,
} from '../platform/backup/index.ts';
import {
  type Database,
  doneMigrations,
  KyselyDatabase,
  migrate,
  type PlatformTables,
} from '../platform/database/index.ts';
import { StartFault } from '../platform/start-fault.ts';
import { askHealth } from './ask-health.ts';
import type { Words } from './read-words.ts';

const ORIGIN_STANDARD = 'http://localhost:8080';
const OWNER_ONLY = 0o600;

/** What a command says at its end. */
export interface Said {
  readonly lines: readonly string[];
  readonly data: unknown;
  readonly isBad: boolean;
}

/** @throws StartFault */
export async function runWords(words: Words): Promise<Said> {
  const target: OperatorTarget = {
    dataFolder: words.data ?? 'data',
    databaseAddress: words.database ?? null,
    origin: words.origin ?? ORIGIN_STANDARD,
  };
  const asked = operatorCommandOf(words);
  if (asked !== null) return runOperator(target, asked);
  switch (words.command) {
    case 'backup verify':
      return verifyBackup(words.subject);
    case 'restore':
      return restore(target, words.subject, words['keep-access'] ? null : CREDENTIALS);
    case 'migrate status':
      return sayMigrations(target, () => Promise.resolve());
    case 'migrate up':
      return sayMigrations(target, ({ raw }) => migrate(raw, migrations));
    default:
      return sayStatus(target);
  }
}

/** What a running server can be asked for as well; null: it is done here. */
function operatorCommandOf({ command, subject, tenant, search, expect }: Words): OperatorCommand | null {
  const who = { who: subject, ...(tenant === undefined ? {} : { tenant }) };
  switch (command) {
    case 'tenants':
      return { name: 'tenants' };
    case 'users':
      return { name: 'users', tenant, search };
    case 'users deactivate':
      return { name: 'deactivate', ...who };
    case 'users reactivate':
      return { name: 'reactivate', ...who };
    case 'users reset':
      return { name: 'reset', ...who };
    case 'audit verify':
      return { name: 'audit-verify', expect };
    case 'backup':
      return { name: 'backup', file: path.resolve(subject) };
    default:
      return null;
  }
}

async function sayStatus(target: OperatorTarget): Promise<Said> {
  const health = await askHealth(target.origin);
  const { lines, data, isBad } = await runOperator(target, { name: 'status' });
  const { isReachable, isReady } = health;
  const server = isReady ? 'answers' : isReachable ? 'answers, but its database does not' : 'does not answer';
  return {
    lines: [`Server         ${target.origin} ${server}`, ...lines],
    data: { server: health, ...(data as object) },
    isBad: isBad || !isReady,
  };
}

const saidOf = (file: string, { head, tables, rows, auditRows, hasKeys }: CheckedBackup): Said => ({
  lines: [
    `${file} is whole: of ${head.at}, by Alongside ${head.program}, ${tables} tables, ${rows} rows, ${auditRows} of them in ` +
      `whole audit logs, ${hasKeys ? 'with' : 'without'} keys.`,
  ],
  data: { file, at: head.at, program: head.program, tables, rows, auditRows, hasKeys },
  isBad: false,
});

const verifyBackup = async (file: string): Promise<Said> => saidOf(file, await checkBackupFile(file));

/** What a backup would let in again although it was ended since: nobody can tell, so all of it ends. */
const CREDENTIALS: Credentials = {
  forgotten: [
    'sign_ins',
    'sign_in_attempts',
    'interaction_steps',
    'oidc_models',
    'invitations',
    'agent_codes',
    'live_tickets',
  ],
  revoked: ['api_tokens', 'enrolment_tokens'],
};

async function restore(target: OperatorTarget, file: string, ending: Credentials | null): Promise<Said> {
  // Before anything is made or opened: a wrong file leaves no trace.
  await checkBackupFile(file);
  await using opened = await openTarget(target);
  const { files, ended, ...restored } = await restoreBackup(opened.raw, file, migrations, ending);
  for (const { name, bytes } of files) await placeKey(path.join(target.dataFolder, name), bytes);
  const database = new KyselyDatabase(opened.raw.$extendTables<PlatformTables>(), () => Promise.resolve());
  await noteRestored(database, { at: restored.head.at, isAccessEnded: ending !== null });
  const verified = await verifyAuditChains(database, []);
  const said = saidOf(file, restored);
  return {
    lines: [
      ...said.lines,
      'It was restored.',
      ...accessLines(restored.head.at, ending, ended),
      ...verified.lines,
    ],
    data: { restored: said.data, ended, isWhole: verified.isWhole },
    isBad: !verified.isWhole,
  };
}

function accessLines(
  at: string,
  ending: Credentials | null,
  ended: Readonly<Record<string, number>>,
): readonly string[] {
  const before = `People, roles, policies and devices are as they were on ${at}: whatever was taken from somebody since is theirs again.`;
  if (ending === null) {
    return [
      before,
      'Sign-ins, invitations and tokens go on as they were: what was revoked since then works again.',
    ];
  }
  const count = (table: string): number => ended[table] ?? 0;
  return [
    before,
    `Ended, because what was revoked since isn't known: ${count('sign_ins')} sign-ins, ${count('invitations')} invitations, ` +
      `${count('api_tokens')} tokens of the API (provisioning by SCIM, too), ${count('enrolment_tokens')} enrolment tokens. ` +
      'People and agents sign in anew; make the tokens anew that are still wanted.',
  ];
}

/** In the audit log of each organisation. */
const noteRestored = (database: Database, after: { readonly at: string; readonly isAccessEnded: boolean }) =>
  database.acrossTenants('that a backup was restored', async (tx) => {
    for (const { id } of await tx.selectFrom('tenants').select('id').execute()) {
      const actor = { ...SYSTEM_ACTOR, name: 'Command line' };
      await appendAudit(tx, id, [
        auditEvent('backup.restored', { at: Date.now(), actor, before: null, after }),
      ]);
    }
  });

/** The keys belong to the rows: others that a server made here before its set-up opened nothing yet. */
async function placeKey(file: string, bytes: Uint8Array): Promise<void> {
  const isSame = existsSync(file) && Buffer.from(bytes).equals(await readFile(file));
  if (isSame) return;
  try {
    await writeFile(file, bytes, { mode: OWNER_ONLY });
  } catch (error) {
    throw new StartFault(
      'DATA_FOLDER_UNUSABLE',
      `The rows were restored, but ${path.resolve(file)} can't be written, so what is sealed in them stays so.`,
      { cause: error },
    );
  }
}

async function sayMigrations(
  target: OperatorTarget,
  work: (opened: OpenedTarget) => Promise<void>,
): Promise<Said> {
  await using opened = await openTarget(target);
  await work(opened);
  const pending = await pendingOf(opened);
  return {
    lines:
      pending.length === 0
        ? [`The structure is up to date (${migrations.length} steps).`]
        : ['These steps are missing:', ...pending],
    data: { isUpToDate: pending.length === 0, pending },
    isBad: pending.length > 0,
  };
}

async function pendingOf({ raw }: OpenedTarget): Promise<string[]> {
  const done = await doneMigrations(raw);
  return migrations.map(({ name }) => name).filter((name) => !done.includes(name));
}
