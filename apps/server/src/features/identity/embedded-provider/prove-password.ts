import { auditEvent } from '@alongside/domain';
import { CodedError, type EmailAddress, type TenantId } from '@alongside/protocol';
import { appendAudit } from '../../../platform/audit/index.ts';
import { STRANGER } from '../audit-actors.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { type AccountRow, findActiveAccount } from './account-rows.ts';
import { knownDeviceOf } from './known-devices.ts';
import { isPasswordRight } from './password-hashes.ts';
import { giveTryBack, takeTry, type Try } from './sign-in-tries.ts';

type Ports = Pick<IdentityPorts, 'database' | 'clock' | 'tries'>;

/** Where a proof comes from. */
export interface Origin {
  readonly tenantId: TenantId;
  readonly address: string;
  readonly deviceToken: string | null;
}

export interface FailedProof {
  readonly origin: Origin;
  readonly email: string;
  readonly reason: 'password' | 'totp' | 'passkey';
}

/** Writes down that somebody failed to prove who they are. */
export async function recordFailure({ database, clock }: Ports, failed: FailedProof): Promise<void> {
  const { tenantId, address } = failed.origin;
  const event = auditEvent('sign-in.failed', {
    at: clock.now(),
    actor: STRANGER,
    address,
    result: 'failed',
    before: null,
    after: { reason: failed.reason, email: failed.email },
  });
  await database.inTenant(tenantId, (tx) => appendAudit(tx, tenantId, [event]));
}

/** Counts a try; an alert goes to the audit log when there are too many. @throws CodedError TOO_MANY_TRIES */
export async function countTry(ports: Ports, origin: Origin, tried: Try): Promise<void> {
  const { database, clock } = ports;
  await takeTry(ports, tried, async (retryAfterMs) => {
    const nowMs = clock.now();
    const event = auditEvent('sign-in.locked', {
      at: nowMs,
      actor: STRANGER,
      address: origin.address,
      result: 'refused',
      before: null,
      after: { until: new Date(nowMs + retryAfterMs).toISOString() },
    });
    await database.inTenant(origin.tenantId, (tx) => appendAudit(tx, origin.tenantId, [event]));
  });
}

/**
 * The account whose address and password these are. An address without an account is answered as a wrong password is,
 * after the same work.
 * @throws CodedError SIGN_IN_FAILED, TOO_MANY_TRIES
 */
export async function provePassword(
  ports: Ports,
  origin: Origin,
  given: { readonly email: EmailAddress; readonly password: string },
): Promise<AccountRow> {
  const found = await ports.database.inTenant(origin.tenantId, async (tx) => {
    const account = await findActiveAccount(tx, given.email);
    const device = { token: origin.deviceToken, nowMs: ports.clock.now() };
    return { account, knownDevice: await knownDeviceOf(tx, account, device) };
  });
  const tried: Try = {
    what: 'password',
    subject: given.email,
    address: origin.address,
    knownDevice: found.knownDevice,
  };
  await countTry(ports, origin, tried);
  const isRight = await isPasswordRight(found.account?.password_hash ?? null, given.password);
  if (!isRight || found.account === undefined) {
    await recordFailure(ports, { origin, email: given.email, reason: 'password' });
    throw new CodedError('SIGN_IN_FAILED');
  }
  await giveTryBack(ports, tried);
  return found.account;
}
