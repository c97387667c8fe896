import type { Session } from '@alongside/domain';
import {
  type DeviceId,
  type Grant,
  GRANT_PROOF_ALGORITHM,
  GRANT_PROOF_TYPE,
  GrantClaims,
  type GrantId,
  type SessionView,
  type TenantId,
} from '@alongside/protocol';
import { SignJWT } from 'jose';
import type { GrantKeys } from './grant-keys.ts';

/** Who is shown the view: proofs are for the sharer's agent alone. */
export interface Viewer {
  readonly tenantId: TenantId;
  /** null: a browser. */
  readonly device: { readonly id: DeviceId } | null;
}

/** Proofs that are kept: a grant is shown with every change of its session, and signed once. */
const KEPT_MAX = 2_000;
const MS_PER_SECOND = 1_000;

/** Signs grants for the agent that acts on them. */
export class GrantProofs {
  readonly #keys: GrantKeys;
  /** By grant; the one not used for longest is first. */
  readonly #kept = new Map<GrantId, string>();

  constructor(keys: GrantKeys) {
    this.#keys = keys;
  }

  /** The view with a proof at each grant, if it is the sharer's, and the viewer the device the session is about. */
  async prove(session: Session, view: SessionView, viewer: Viewer): Promise<SessionView> {
    if (session.kind !== 'active' || view.progress.kind !== 'active' || view.side !== 'sharer') return view;
    const deviceId = viewer.device?.id;
    if (deviceId === undefined || session.device.id !== deviceId) return view;
    const base = { iss: session.tenantId, aud: deviceId, sid: session.id, hlp: session.helper.personId };
    const proven = view.progress.grants.map(async (grant): Promise<Grant> => {
      const kept = this.#take(grant.id);
      const proof = kept ?? (await this.#sign(session.tenantId, claimsOf(base, grant)));
      this.#keep(grant.id, proof);
      return { ...grant, proof };
    });
    return { ...view, progress: { ...view.progress, grants: await Promise.all(proven) } };
  }

  async #sign(tenantId: TenantId, claims: GrantClaims): Promise<string> {
    const { kid, key } = await this.#keys.signingKey(tenantId);
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: GRANT_PROOF_ALGORITHM, typ: GRANT_PROOF_TYPE, kid })
      .sign(key);
  }

  #take(id: GrantId): string | undefined {
    const kept = this.#kept.get(id);
    this.#kept.delete(id);
    return kept;
  }

  #keep(id: GrantId, proof: string): void {
    this.#kept.set(id, proof);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT_MAX) break;
      this.#kept.delete(oldest);
    }
  }
}

const secondsOf = (instant: string): number => Math.floor(Date.parse(instant) / MS_PER_SECOND);

const claimsOf = (base: Pick<GrantClaims, 'iss' | 'aud' | 'sid' | 'hlp'>, grant: Grant): GrantClaims =>
  GrantClaims.parse({
    ...base,
    jti: grant.id,
    cap: grant.capability,
    iat: secondsOf(grant.allowedAt),
    exp: secondsOf(grant.until),
  });
