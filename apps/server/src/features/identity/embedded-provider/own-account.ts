import { randomUUID } from 'node:crypto';
import { type AuditCode, type AuditEvent, auditEvent } from '@alongside/domain';
import {
  type AccountView,
  CodedError,
  PasskeyId,
  type PasskeyOptions,
  type PasskeyRegistration,
  type SignInId,
} from '@alongside/protocol';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { byCaller, personTarget } from '../audit-actors.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import type { Sealing } from '../sealing.ts';
import { announceEndedSignIns } from '../sign-ins/announce-ended-sign-ins.ts';
import { endSignInsBy } from '../sign-ins/sign-out.ts';
import { type AccountRow, findAccountOf } from './account-rows.ts';
import { beginAdding, CHALLENGE_MS, finishAdding, passkeySiteOf } from './passkey-ceremonies.ts';
import { hashPassword, isPasswordRight } from './password-hashes.ts';
import { assertPasswordStrong } from './password-rules.ts';
import { countTry } from './prove-password.ts';
import { passkeysOf } from './prove-passkey.ts';
import { usePeriod } from './prove-totp.ts';
import { giveTryBack, type Try } from './sign-in-tries.ts';
import { makeTotpSecret, totpPeriodOf, totpUri } from './totp.ts';

export interface OwnAccountPorts {
  readonly ports: IdentityPorts;
  readonly sealing: Sealing;
}

const PASSKEYS_MAX = 20;

type PlainCode = {
  [Code in AuditCode]: Code extends `account.${string}`
    ? Extract<AuditEvent, { code: Code }>['after'] extends null
      ? Code
      : never
    : never;
}[AuditCode];

/** What a person with an account of the embedded provider changes alone. Everything that matters asks for the password again. */
export class OwnAccount {
  readonly #ports: IdentityPorts;
  readonly #sealing: Sealing;

  constructor({ ports, sealing }: OwnAccountPorts) {
    this.#ports = ports;
    this.#sealing = sealing;
  }

  /** @throws CodedError NOT_FOUND where another provider is used */
  view(caller: Caller): Promise<AccountView> {
    return this.#ports.database.inTenant(caller.tenantId, (tx) => this.#view(tx, caller));
  }

  /** @throws CodedError PASSWORD_WRONG, PASSWORD_TOO_WEAK, TOO_MANY_TRIES */
  async changePassword(caller: Caller, given: { oldPassword: string; newPassword: string }): Promise<void> {
    const account = await this.#confirm(caller, given.oldPassword);
    assertPasswordStrong(given.newPassword, [account.email, account.full_name]);
    const passwordHash = await hashPassword(given.newPassword);
    const nowMs = this.#ports.clock.now();
    const ended = await this.#ports.database.inTenant(caller.tenantId, async (tx): Promise<SignInId[]> => {
      const tables = identityTables(tx);
      await tables
        .updateTable('accounts')
        .set({ password_hash: passwordHash, password_changed_at: new Date(nowMs) })
        .where('id', '=', account.id)
        .execute();
      // Whoever knew the old password may be among those.
      await tables.deleteFrom('known_devices').where('account_id', '=', account.id).execute();
      const which = { personId: caller.personId, except: caller.signInId };
      const others = await endSignInsBy(tx, { caller, which, cause: 'everywhere' }, nowMs);
      await this.#record(tx, caller, 'account.password-changed');
      return others;
    });
    announceEndedSignIns(this.#ports.bus, ended);
  }

  /** @throws CodedError PASSWORD_WRONG, TOO_MANY_TRIES */
  async beginPasskey(caller: Caller, password: string): Promise<PasskeyOptions> {
    const account = await this.#confirm(caller, password);
    const nowMs = this.#ports.clock.now();
    return this.#ports.database.inTenant(caller.tenantId, async (tx) => {
      const passkeys = await passkeysOf(tx, account.id);
      const { options, challenge } = await beginAdding(passkeySiteOf(this.#ports.origin), {
        accountId: account.id,
        email: account.email,
        fullName: account.full_name,
        passkeys,
      });
      await identityTables(tx)
        .updateTable('accounts')
        .set({ passkey_challenge: challenge, passkey_challenge_expires_at: new Date(nowMs + CHALLENGE_MS) })
        .where('id', '=', account.id)
        .execute();
      return options;
    });
  }

  /** @throws CodedError PASSKEY_REFUSED, CONFLICT */
  async addPasskey(
    caller: Caller,
    given: { name: string; response: PasskeyRegistration },
  ): Promise<AccountView> {
    const { accountId, challenge } = await this.#takeChallenge(caller);
    const passkey = await finishAdding(passkeySiteOf(this.#ports.origin), {
      response: given.response,
      challenge,
    });
    const now = new Date(this.#ports.clock.now());
    return this.#ports.database.inTenant(caller.tenantId, async (tx) => {
      if ((await passkeysOf(tx, accountId)).length >= PASSKEYS_MAX) throw new CodedError('CONFLICT');
      const added = await identityTables(tx)
        .insertInto('passkeys')
        .values({
          id: PasskeyId.parse(randomUUID()),
          tenant_id: caller.tenantId,
          account_id: accountId,
          ...passkey,
          transports: [...passkey.transports],
          name: given.name,
          created_at: now,
        })
        .onConflict((conflict) => conflict.column('credential_id').doNothing())
        .returning('id')
        .execute();
      if (added.length === 0) throw new CodedError('CONFLICT');
      await this.#recordPasskey(tx, caller, { code: 'account.passkey-added', name: given.name });
      return this.#view(tx, caller);
    });
  }

  /** @throws CodedError PASSWORD_WRONG, NOT_FOUND, TOO_MANY_TRIES */
  async removePasskey(
    caller: Caller,
    given: { passkeyId: PasskeyId; password: string },
  ): Promise<AccountView> {
    const account = await this.#confirm(caller, given.password);
    return this.#ports.database.inTenant(caller.tenantId, async (tx) => {
      const removed = await identityTables(tx)
        .deleteFrom('passkeys')
        .where('id', '=', given.passkeyId)
        .where('account_id', '=', account.id)
        .returning('name')
        .executeTakeFirst();
      if (removed === undefined) throw new CodedError('NOT_FOUND');
      await this.#recordPasskey(tx, caller, { code: 'account.passkey-removed', name: removed.name });
      return this.#view(tx, caller);
    });
  }

  /** @throws CodedError PASSWORD_WRONG, CONFLICT if there is an authenticator app already */
  async beginTotp(caller: Caller, password: string): Promise<{ uri: string; secret: string }> {
    const account = await this.#confirm(caller, password);
    if (account.sealed_totp !== null) throw new CodedError('CONFLICT');
    const secret = makeTotpSecret();
    const sealed = this.#sealing.seal(caller.tenantId, 'totp', secret);
    await this.#ports.database.inTenant(caller.tenantId, (tx) =>
      identityTables(tx)
        .updateTable('accounts')
        .set({ sealed_pending_totp: sealed })
        .where('id', '=', account.id)
        .execute(),
    );
    return { uri: totpUri(secret, account.email), secret };
  }

  /** @throws CodedError CODE_WRONG, CONFLICT if it wasn't begun */
  async confirmTotp(caller: Caller, code: string): Promise<AccountView> {
    const account = await this.#ports.database.inTenant(caller.tenantId, (tx) => this.#find(tx, caller));
    const sealed = account.sealed_pending_totp;
    if (sealed === null) throw new CodedError('CONFLICT');
    const tried = this.#tryOf(caller, account);
    await countTry(this.#ports, { ...caller, deviceToken: null }, tried);
    const secret = this.#sealing.unseal(caller.tenantId, 'totp', sealed);
    const period = totpPeriodOf(secret, code, this.#ports.clock.now());
    if (period === null || !(await usePeriod(this.#ports, account, period)))
      throw new CodedError('CODE_WRONG');
    await giveTryBack(this.#ports, tried);
    return this.#ports.database.inTenant(caller.tenantId, async (tx) => {
      await identityTables(tx)
        .updateTable('accounts')
        .set({ sealed_totp: sealed, sealed_pending_totp: null })
        .where('id', '=', account.id)
        .execute();
      await this.#record(tx, caller, 'account.totp-added');
      return this.#view(tx, caller);
    });
  }

  /** @throws CodedError PASSWORD_WRONG, TOO_MANY_TRIES */
  async removeTotp(caller: Caller, password: string): Promise<AccountView> {
    const account = await this.#confirm(caller, password);
    return this.#ports.database.inTenant(caller.tenantId, async (tx) => {
      if (account.sealed_totp !== null) {
        await identityTables(tx)
          .updateTable('accounts')
          .set({ sealed_totp: null, sealed_pending_totp: null })
          .where('id', '=', account.id)
          .execute();
        await this.#record(tx, caller, 'account.totp-removed');
      }
      return this.#view(tx, caller);
    });
  }

  async #find(tx: Transaction, caller: Caller): Promise<AccountRow> {
    const account = await findAccountOf(tx, caller.personId);
    if (account === undefined) throw new CodedError('NOT_FOUND');
    return account;
  }

  async #view(tx: Transaction, caller: Caller): Promise<AccountView> {
    const account = await this.#find(tx, caller);
    const passkeys = await passkeysOf(tx, account.id);
    return {
      passkeys: passkeys.map((passkey) => ({
        id: passkey.id,
        name: passkey.name,
        createdAt: passkey.created_at.toISOString(),
        lastUsedAt: passkey.last_used_at?.toISOString() ?? null,
      })),
      hasTotp: account.sealed_totp !== null,
      passwordChangedAt: account.password_changed_at.toISOString(),
    };
  }

  /** A stolen sign-in has these tries and no more; the person's own sign-ins elsewhere have theirs. */
  #tryOf(caller: Caller, account: AccountRow): Try {
    return {
      what: 'confirmation',
      subject: account.id,
      address: caller.address,
      knownDevice: caller.signInId,
    };
  }

  async #confirm(caller: Caller, password: string): Promise<AccountRow> {
    const account = await this.#ports.database.inTenant(caller.tenantId, (tx) => this.#find(tx, caller));
    const tried = this.#tryOf(caller, account);
    await countTry(this.#ports, { ...caller, deviceToken: null }, tried);
    if (!(await isPasswordRight(account.password_hash, password))) {
      await this.#ports.database.inTenant(caller.tenantId, async (tx) => {
        const event = auditEvent('account.change-refused', {
          ...(await byCaller(tx, caller, this.#ports.clock.now())),
          target: personTarget({ id: account.person_id, full_name: account.full_name }),
          result: 'refused',
          before: null,
          after: { reason: 'password' },
        });
        await appendAudit(tx, caller.tenantId, [event]);
      });
      throw new CodedError('PASSWORD_WRONG');
    }
    await giveTryBack(this.#ports, tried);
    return account;
  }

  async #takeChallenge(caller: Caller): Promise<{ accountId: string; challenge: string }> {
    const now = new Date(this.#ports.clock.now());
    return this.#ports.database.inTenant(caller.tenantId, async (tx) => {
      const row = await identityTables(tx)
        .selectFrom('accounts')
        .select(['id', 'passkey_challenge', 'passkey_challenge_expires_at'])
        .where('person_id', '=', caller.personId)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) throw new CodedError('NOT_FOUND');
      const expires = row.passkey_challenge_expires_at;
      if (row.passkey_challenge === null || expires === null || expires <= now) {
        throw new CodedError('PASSKEY_REFUSED');
      }
      await identityTables(tx)
        .updateTable('accounts')
        .set({ passkey_challenge: null, passkey_challenge_expires_at: null })
        .where('id', '=', row.id)
        .execute();
      return { accountId: row.id, challenge: row.passkey_challenge };
    });
  }

  async #about(tx: Transaction, caller: Caller) {
    const by = await byCaller(tx, caller, this.#ports.clock.now());
    return { ...by, target: { kind: 'person', id: caller.personId, name: by.actor.name } as const };
  }

  async #record(tx: Transaction, caller: Caller, code: PlainCode): Promise<void> {
    const event = auditEvent(code, { ...(await this.#about(tx, caller)), before: null, after: null });
    await appendAudit(tx, caller.tenantId, [event]);
  }

  async #recordPasskey(
    tx: Transaction,
    caller: Caller,
    told: { code: 'account.passkey-added' | 'account.passkey-removed'; name: string },
  ): Promise<void> {
    const about = await this.#about(tx, caller);
    const event = auditEvent(told.code, { ...about, before: null, after: { name: told.name } });
    await appendAudit(tx, caller.tenantId, [event]);
  }
}
