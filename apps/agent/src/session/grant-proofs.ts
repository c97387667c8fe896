import {
  type DeviceId,
  GRANT_PROOF_ALGORITHM,
  type Grant,
  type GrantId,
  type GrantKey,
  GrantProofHeader,
  type SessionView,
  type TenantId,
  checkGrantClaims,
} from '@alongside/protocol';
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';

export interface GrantProofsOptions {
  readonly tenantId: TenantId;
  readonly deviceId: DeviceId;
  /** The tenant's grant keys as they were told at the last time. */
  readonly keys: readonly GrantKey[];
  /** Asks the server for them anew; rejects when it can't be reached. */
  readonly renewKeys: () => Promise<readonly GrantKey[]>;
  /** Milliseconds since 1970 by the server's clock. */
  readonly serverTime: () => number;
  /** Told of proofs that don't hold; for a log. */
  readonly refused: (grantId: GrantId, reason: string) => void;
}

/**
 * Checks what the server says with what it has signed: a grant counts when its proof is by the tenant's key, for this
 * device, this session, this helper and this capability, and hasn't run out. Anything else is no grant.
 */
export class GrantProofs {
  readonly #options: GrantProofsOptions;
  #keys: readonly GrantKey[];

  constructor(options: GrantProofsOptions) {
    this.#options = options;
    this.#keys = options.keys;
  }

  /** Which of the view's grants are proven. */
  async prove(view: SessionView): Promise<ReadonlySet<GrantId>> {
    const { progress } = view;
    if (progress.kind !== 'active') return new Set();
    const proven = new Set<GrantId>();
    for (const grant of progress.grants) {
      const fault = await this.#faultOf(view, grant);
      if (fault === null) proven.add(grant.id);
      else this.#options.refused(grant.id, fault);
    }
    return proven;
  }

  /** null: it holds. */
  async #faultOf(view: SessionView, grant: Grant): Promise<string | null> {
    if (grant.proof === null) return 'missing';
    try {
      const header = GrantProofHeader.parse(decodeProtectedHeader(grant.proof));
      const key = await this.#keyNamed(header.kid);
      if (key === undefined) return 'other-key';
      const { payload } = await compactVerify(grant.proof, await importJWK(key, GRANT_PROOF_ALGORITHM), {
        algorithms: [GRANT_PROOF_ALGORITHM],
      });
      const checked = checkGrantClaims(JSON.parse(new TextDecoder().decode(payload)), {
        tenantId: this.#options.tenantId,
        deviceId: this.#options.deviceId,
        sessionId: view.id,
        grantId: grant.id,
        capability: grant.capability,
        helperId: view.helper.personId,
        nowMs: this.#options.serverTime(),
      });
      return checked.ok ? null : checked.fault;
    } catch {
      // Whatever can't be read or verified, or whose key can't be had now, proves nothing.
      return 'unverifiable';
    }
  }

  async #keyNamed(kid: string): Promise<GrantKey | undefined> {
    const find = (): GrantKey | undefined => this.#keys.find((key) => key.kid === kid);
    if (find() === undefined) this.#keys = await this.#options.renewKeys();
    return find();
  }
}
