import type { Clock, Device } from '@alongside/domain';
import { CodedError, type Permission } from '@alongside/protocol';
import type { FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database/index.ts';
import { bearerOfProof, type Caller } from '../../platform/http/index.ts';
import { requestAddress } from '../../platform/http/request-address.ts';
import { requestLocale } from '../../platform/http/request-locale.ts';
import { type VerifiedProof, verifyProof } from '../../platform/proof/index.ts';
import { findDevice, isKeyOfRetiredDevice, touchDevice } from '../devices/index.ts';
import {
  findSignIn,
  type FoundSignIn,
  isTouchDue,
  permissionsNow,
  type SignInUse,
  touchSignIn,
} from '../identity/index.ts';
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
  readonly permissions: ReadonlySet<Permission>;
}

/** Knows which agent asks: by its token, and by a proof that the device's key made for this very request. */
export class AgentAuthenticator {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /**
   * @returns null if the token is of no agent that is signed in
   * @throws CodedError PROOF_INVALID; DEVICE_RETIRED, whatever the token, for the key of a device that was retired
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
    const use = { address: requestAddress(request), nowMs };
    const known = await this.#recognise(token, proof, use);
    if (known === null) return null;
    const { signIn, device, permissions } = known;
    return {
      tenantId: signIn.tenant_id,
      personId: signIn.person_id,
      signInId: signIn.id,
      permissions,
      token: null,
      device: { id: device.id, name: device.facts.name },
      address: use.address,
      locale: signIn.locale ?? requestLocale(request),
    };
  }

  #recognise(token: string, proof: VerifiedProof, use: SignInUse): Promise<Known | null> {
    const { nowMs } = use;
    return this.#ports.database.acrossTenants('whose agent a token belongs to', async (tx) => {
      const signIn = await findSignIn(tx, token, nowMs);
      if (signIn === undefined) {
        if (await isKeyOfRetiredDevice(tx, proof.thumbprint)) throw new CodedError('DEVICE_RETIRED');
        return null;
      }
      // A browser's token is of use in its cookie alone.
      if (signIn.device_id === null) return null;
      const device = await findDevice(tx, signIn.device_id);
      const key = device?.key ?? null;
      if (device === null || key === null) return null;
      if (key.thumbprint !== proof.thumbprint) throw new CodedError('PROOF_INVALID', { reason: 'key' });
      if (device.retiredAt !== null) throw new CodedError('DEVICE_RETIRED');
      await useProof(tx, signIn.tenant_id, proof, nowMs);
      if (isTouchDue(signIn, use)) {
        // In the order in which a sign-in locks them.
        await touchDevice(tx, device.id, nowMs);
        await touchSignIn(tx, signIn, use);
      }
      return { signIn, device, permissions: await permissionsNow(tx, signIn) };
    });
  }
}
