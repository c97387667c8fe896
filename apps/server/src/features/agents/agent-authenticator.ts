import { permissionsOf } from '@alongside/domain';
import type { Clock, Device } from '@alongside/domain';
import { CodedError } from '@alongside/protocol';
import type { FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database/index.ts';
import { bearerOfProof, type Caller } from '../../platform/http/index.ts';
import { requestAddress } from '../../platform/http/request-address.ts';
import { requestLocale } from '../../platform/http/request-locale.ts';
import { type VerifiedProof, verifyProof } from '../../platform/proof/index.ts';
import { findDevice, touchDevice } from '../devices/index.ts';
import { assignmentsOf, findSignIn, type FoundSignIn, isTouchDue, touchSignIn } from '../identity/index.ts';
import { useProof } from './used-proofs.ts';

interface Ports {
  readonly database: Database;
  readonly clock: Clock;
  /** Where agents reach this server, whatever stands in front of it. */
  readonly origin: string;
}

interface Known {
  readonly signIn: FoundSignIn;
  readonly device: Device;
}

/** Knows which agent asks: by its token, and by a proof that the device's key made for this very request. */
export class AgentAuthenticator {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /**
   * @returns null if the token is of no agent that is signed in
   * @throws CodedError PROOF_INVALID
   */
  async authenticate(request: FastifyRequest): Promise<Caller | null> {
    const token = bearerOfProof(request.headers);
    if (token === null) return null;
    const { origin, clock } = this.#ports;
    const nowMs = clock.now();
    const proof = await verifyProof(request.headers['dpop'], {
      method: request.method,
      address: origin + request.url,
      token,
      nowMs,
    });
    const known = await this.#recognise(token, proof, nowMs);
    if (known === null) return null;
    const { signIn, device } = known;
    return {
      tenantId: signIn.tenant_id,
      personId: signIn.person_id,
      signInId: signIn.id,
      permissions: permissionsOf({ isActive: true, assignments: assignmentsOf(signIn.roles) }),
      token: null,
      device: { id: device.id, name: device.facts.name },
      address: requestAddress(request),
      locale: signIn.locale ?? requestLocale(request),
    };
  }

  #recognise(token: string, proof: VerifiedProof, nowMs: number): Promise<Known | null> {
    return this.#ports.database.acrossTenants('whose agent a token belongs to', async (tx) => {
      const signIn = await findSignIn(tx, token, nowMs);
      if (signIn === undefined) return null;
      // A browser's token is of use in its cookie alone.
      if (signIn.device_id === null) return null;
      const device = await findDevice(tx, signIn.device_id);
      if (device === null) return null;
      if (device.retiredAt !== null) return null;
      if (device.thumbprint !== proof.thumbprint) throw new CodedError('PROOF_INVALID', { reason: 'key' });
      await useProof(tx, signIn.tenant_id, proof, nowMs);
      if (isTouchDue(signIn, nowMs)) {
        // In the order in which a sign-in locks them.
        await touchDevice(tx, device.id, nowMs);
        await touchSignIn(tx, signIn, nowMs);
      }
      return { signIn, device };
    });
  }
}
