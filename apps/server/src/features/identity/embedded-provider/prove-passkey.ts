import { CodedError, type PasskeyAssertion } from '@alongside/protocol';
import type { Transaction } from '../../../platform/database/index.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { type AccountRow, selectAccounts } from './account-rows.ts';
import { accountOfHandle, finishUse, passkeySiteOf, type StoredPasskey } from './passkey-ceremonies.ts';
import { countTry, type Origin, recordFailure } from './prove-password.ts';
import { giveTryBack, type Try } from './sign-in-tries.ts';

type Ports = Pick<IdentityPorts, 'database' | 'clock' | 'tries' | 'origin'>;

interface GivenPasskey {
  readonly response: PasskeyAssertion;
  readonly challenge: string;
  /** Whose password was right; null: the passkey stands alone. */
  readonly accountId: string | null;
}

export const passkeysOf = (tx: Transaction, accountId: string) =>
  identityTables(tx)
    .selectFrom('passkeys')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute();

async function findOwner(tx: Transaction, given: GivenPasskey) {
  const passkey = await identityTables(tx)
    .selectFrom('passkeys')
    .selectAll()
    .where('credential_id', '=', given.response.id)
    .executeTakeFirst();
  if (passkey === undefined) return null;
  if (given.accountId !== null && given.accountId !== passkey.account_id) return null;
  const handle = accountOfHandle(given.response);
  if (handle !== null && handle !== passkey.account_id) return null;
  const account = await selectAccounts(tx).where('accounts.id', '=', passkey.account_id).executeTakeFirst();
  return account?.is_active === true ? { account, passkey } : null;
}

async function keepCounter(
  ports: Ports,
  account: AccountRow,
  used: { id: string; counter: number },
): Promise<void> {
  await ports.database.inTenant(account.tenant_id, (tx) =>
    identityTables(tx)
      .updateTable('passkeys')
      .set({ counter: used.counter, last_used_at: new Date(ports.clock.now()) })
      .where('credential_id', '=', used.id)
      .execute(),
  );
}

/** @throws CodedError SIGN_IN_FAILED, TOO_MANY_TRIES */
export async function provePasskey(ports: Ports, origin: Origin, given: GivenPasskey): Promise<AccountRow> {
  const tried: Try = {
    what: 'passkey',
    subject: given.response.id,
    address: origin.address,
    knownDevice: null,
  };
  await countTry(ports, origin, tried);
  // A passkey of another tenant isn't seen here.
  const owner = await ports.database.inTenant(origin.tenantId, (tx) => findOwner(tx, given));
  const counter = owner === null ? null : await verify(ports, given, owner.passkey);
  if (owner === null || counter === null) {
    await recordFailure(ports, { origin, email: owner?.account.email ?? '', reason: 'passkey' });
    throw new CodedError('SIGN_IN_FAILED');
  }
  await keepCounter(ports, owner.account, { id: owner.passkey.credential_id, counter });
  await giveTryBack(ports, tried);
  return owner.account;
}

const verify = (ports: Ports, given: GivenPasskey, passkey: StoredPasskey): Promise<number | null> =>
  finishUse(passkeySiteOf(ports.origin), {
    response: given.response,
    challenge: given.challenge,
    passkey,
    isAlone: given.accountId === null,
  });
