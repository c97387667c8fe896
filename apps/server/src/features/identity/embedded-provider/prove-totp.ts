import { CodedError } from '@alongside/protocol';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import type { Sealing } from '../sealing.ts';
import { type AccountRow, selectAccounts } from './account-rows.ts';
import { knownDeviceOf } from './known-devices.ts';
import { countTry, type Origin, recordFailure } from './prove-password.ts';
import { giveTryBack, type Try } from './sign-in-tries.ts';
import { totpPeriodOf } from './totp.ts';

type Ports = Pick<IdentityPorts, 'database' | 'clock' | 'tries'>;

/** Takes a period's code once: of two requests with the same code, one gets through. */
export async function usePeriod(
  { database }: Pick<Ports, 'database'>,
  account: Pick<AccountRow, 'id' | 'tenant_id'>,
  period: number,
): Promise<boolean> {
  const taken = await database.inTenant(account.tenant_id, (tx) =>
    identityTables(tx)
      .updateTable('accounts')
      .set({ totp_period: period })
      .where('id', '=', account.id)
      .where('totp_period', '<', period)
      .returning('id')
      .execute(),
  );
  return taken.length > 0;
}

/** @throws CodedError SIGN_IN_FAILED, TOO_MANY_TRIES */
export async function proveTotp(
  ports: Ports & { readonly sealing: Sealing },
  origin: Origin,
  given: { readonly accountId: string; readonly code: string },
): Promise<AccountRow> {
  const { account, knownDevice } = await ports.database.inTenant(origin.tenantId, async (tx) => {
    const account = await selectAccounts(tx).where('accounts.id', '=', given.accountId).executeTakeFirst();
    const device = { token: origin.deviceToken, nowMs: ports.clock.now() };
    return { account, knownDevice: await knownDeviceOf(tx, account, device) };
  });
  if (account?.is_active !== true || account.sealed_totp === null) throw new CodedError('SIGN_IN_EXPIRED');
  const tried: Try = { what: 'totp', subject: account.id, address: origin.address, knownDevice };
  await countTry(ports, origin, tried);
  const secret = ports.sealing.unseal(account.tenant_id, 'totp', account.sealed_totp);
  const period = totpPeriodOf(secret, given.code, ports.clock.now());
  if (period === null || !(await usePeriod(ports, account, period))) {
    await recordFailure(ports, { origin, email: account.email, reason: 'totp' });
    throw new CodedError('SIGN_IN_FAILED');
  }
  await giveTryBack(ports, tried);
  return account;
}
