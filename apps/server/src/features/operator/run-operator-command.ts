import { verifyAuditChains } from '../../platform/audit/index.ts';
import { writeBackupFile } from '../../platform/backup/index.ts';
import { StartFault } from '../../platform/start-fault.ts';
import type { OperatorAnswer, OperatorCommand } from './operator-command.ts';
import type { OperatorPorts } from './operator-ports.ts';
import { listTenants, readStatus } from './overview-commands.ts';
import { listUsers, resetUser, setUserActivity } from './user-commands.ts';

/** Does what whoever runs the server asks for. @throws StartFault that says what to do */
export function runOperatorCommand(ports: OperatorPorts, command: OperatorCommand): Promise<OperatorAnswer> {
  if (command.name !== 'status') requireStructure(ports);
  switch (command.name) {
    case 'status':
      return readStatus(ports);
    case 'tenants':
      return listTenants(ports);
    case 'users':
      return listUsers(ports, command);
    case 'deactivate':
      return setUserActivity(ports, { ...command, isActive: false });
    case 'reactivate':
      return setUserActivity(ports, { ...command, isActive: true });
    case 'reset':
      return resetUser(ports, command);
    case 'audit-verify':
      return verifyAudit(ports, command.expect);
    case 'backup':
      return backUp(ports, command.file);
  }
}

function requireStructure({ pendingMigrations }: OperatorPorts): void {
  if (pendingMigrations.length === 0) return;
  throw new StartFault(
    'DATA_OLDER',
    'The database was last used by an older version of Alongside. Back it up with that one, then run `alongside migrate up`.',
  );
}

async function verifyAudit({ database }: OperatorPorts, expect: readonly string[]): Promise<OperatorAnswer> {
  const { isWhole, lines } = await verifyAuditChains(database, expect);
  return { lines: [...lines], data: { isWhole, chains: [...lines] }, isBad: !isWhole };
}

async function backUp(ports: OperatorPorts, target: string): Promise<OperatorAnswer> {
  const { head, file, ...written } = await writeBackupFile(
    {
      database: ports.database,
      migrations: ports.migrations,
      program: ports.version,
      now: ports.clock.now(),
      files: await ports.readKeys(),
    },
    target,
  );
  const { tables, rows, auditRows, sizeBytes } = written;
  return {
    lines: [
      `${file}: ${tables} tables, ${rows} rows, ${auditRows} of them in whole audit logs, ${sizeBytes} bytes.`,
      'It holds personal data and keys: keep it where only those may read it who may read all of that.',
    ],
    data: { file, at: head.at, tables, rows, auditRows, sizeBytes },
    isBad: false,
  };
}
