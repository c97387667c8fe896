import { auditEvent } from '@alongside/domain';
import { CodedError, type EmailAddress } from '@alongside/protocol';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Transaction } from '../../../platform/database/index.ts';
import { personActor } from '../audit-actors.ts';
import { hashPassword } from '../embedded-provider/password-hashes.ts';
import { assertPasswordStrong } from '../embedded-provider/password-rules.ts';
import type { IdentityPorts } from '../identity-ports.ts';
import { identityTables } from '../identity-tables.ts';
import { hashToken, isSameSecret, makeToken } from '../one-time-token.ts';
import { domainOf } from '../relying-party/mapped-claims.ts';
import { makeMember, makeOrganisation } from './make-organisation.ts';

const REASON = 'the set-up of the server, before there is a tenant';

export interface SetupRequest {
  readonly token: string;
  readonly organisation: string;
  readonly email: EmailAddress;
  readonly fullName: string;
  readonly password: string;
  readonly isEnabled: boolean;
  readonly areUnenrolledDevicesAllowed: boolean;
  readonly address: string;
}

/** The one-time set-up of a server: open until the first organisation is there, then closed for ever. */
export class ServerSetup {
  readonly #ports: IdentityPorts;

  constructor(ports: IdentityPorts) {
    this.#ports = ports;
  }

  isOpen(): Promise<boolean> {
    return this.#ports.database.acrossTenants(
      REASON,
      async (tx) => (await this.#read(tx)).closed_at === null,
    );
  }

  /**
   * A new one-time token, for the terminal; the one before is of no use any more. Kept nowhere but as a hash.
   * @returns null when the set-up is closed
   */
  issueToken(): Promise<string | null> {
    return this.#ports.database.acrossTenants(REASON, async (tx) => {
      if ((await this.#read(tx)).closed_at !== null) return null;
      const token = makeToken();
      await identityTables(tx)
        .updateTable('server_setup')
        .set({ token_hash: hashToken(token) })
        .execute();
      return token;
    });
  }

  /** Closes the set-up without a token, where the organisations are made another way. */
  async close(): Promise<void> {
    await this.#ports.database.acrossTenants(REASON, (tx) => this.#close(tx));
  }

  /**
   * Makes the organisation and its first administrator.
   * @throws CodedError NOT_FOUND once it is closed, SETUP_TOKEN_INVALID, PASSWORD_TOO_WEAK
   */
  async run(request: SetupRequest): Promise<void> {
    await this.#ports.database.acrossTenants(REASON, (tx) => this.#assertToken(tx, request));
    assertPasswordStrong(request.password, [request.email, request.fullName, request.organisation]);
    const passwordHash = await hashPassword(request.password);
    const nowMs = this.#ports.clock.now();
    await this.#ports.database.acrossTenants(REASON, async (tx) => {
      // Again, now under the lock: of two requests with the token one gets through.
      await this.#assertToken(tx, request);
      await this.#close(tx);
      await this.#make(tx, request, { passwordHash, nowMs });
    });
    this.#ports.logger.info('the server is set up');
  }

  async #make(
    tx: Transaction,
    request: SetupRequest,
    { passwordHash, nowMs }: { passwordHash: string; nowMs: number },
  ): Promise<void> {
    const { organisation, email, fullName, isEnabled, areUnenrolledDevicesAllowed } = request;
    const tenantId = await makeOrganisation(tx, {
      name: organisation,
      settings: { isEnabled, areUnenrolledDevicesAllowed },
      domain: domainOf(email),
      isDomainVerified: false,
      nowMs,
    });
    const member = { tenantId, organisation, email, fullName, jobTitle: null, passwordHash, nowMs };
    const personId = await makeMember(tx, { ...member, roles: ['administrator'] });
    const completed = auditEvent('setup.completed', {
      at: nowMs,
      actor: personActor({ id: personId, full_name: fullName }),
      target: { kind: 'tenant', id: tenantId, name: organisation },
      address: request.address,
      before: null,
      after: { organisation, email, isEnabled },
    });
    await appendAudit(tx, tenantId, [completed]);
  }

  #read(tx: Transaction) {
    return identityTables(tx)
      .selectFrom('server_setup')
      .select(['token_hash', 'closed_at'])
      .forUpdate()
      .executeTakeFirstOrThrow();
  }

  async #assertToken(tx: Transaction, { token }: SetupRequest): Promise<void> {
    const row = await this.#read(tx);
    if (row.closed_at !== null) throw new CodedError('NOT_FOUND');
    if (row.token_hash === null || !isSameSecret(row.token_hash, hashToken(token))) {
      throw new CodedError('SETUP_TOKEN_INVALID');
    }
  }

  async #close(tx: Transaction): Promise<void> {
    await identityTables(tx)
      .updateTable('server_setup')
      .set({ token_hash: null, closed_at: new Date(this.#ports.clock.now()) })
      .execute();
  }
}
