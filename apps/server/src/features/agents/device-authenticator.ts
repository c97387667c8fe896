import type { Clock, Device } from '@alongside/domain';
import { CodedError, DeviceId, type TenantId } from '@alongside/protocol';
import type { FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database/index.ts';
import { bearerOfProof } from '../../platform/http/index.ts';
import { verifyProof } from '../../platform/proof/index.ts';
import { findDevice } from '../devices/index.ts';
import { useProof } from './used-proofs.ts';

interface Ports {
  readonly database: Database;
  readonly clock: Clock;
  /** Where agents reach this server, whatever stands in front of it. */
  readonly origin: string;
}

/** An enrolled device that has proven its key for this very request. */
export interface ProvenDevice {
  readonly id: DeviceId;
  readonly tenantId: TenantId;
  readonly name: string;
  /** Of the key. */
  readonly thumbprint: string;
}

/** Knows which device asks, whoever is signed in on it: by its id, and by a proof that its key made for this request. */
export class DeviceAuthenticator {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** @throws CodedError PROOF_INVALID, DEVICE_RETIRED; DEVICE_UNENROLLED for a device that isn't known, or no longer */
  async authenticate(request: FastifyRequest): Promise<ProvenDevice> {
    const { origin, clock, database } = this.#ports;
    const nowMs = clock.now();
    const claimed = DeviceId.safeParse(bearerOfProof(request.headers));
    const proof = await verifyProof(request.headers['dpop'], {
      method: request.method,
      address: origin + request.url,
      token: claimed.data ?? null,
      nowMs,
    });
    if (!claimed.success) throw new CodedError('DEVICE_UNENROLLED');
    const device = await database.acrossTenants('whose device asks', async (tx) => {
      const found = await findDevice(tx, claimed.data);
      if (found?.key?.thumbprint === proof.thumbprint) await useProof(tx, found.tenantId, proof, nowMs);
      return found;
    });
    return proven(device, proof.thumbprint);
  }
}

function proven(device: Device | null, thumbprint: string): ProvenDevice {
  const key = device?.key ?? null;
  if (device === null || key === null) throw new CodedError('DEVICE_UNENROLLED');
  if (key.thumbprint !== thumbprint) throw new CodedError('PROOF_INVALID', { reason: 'key' });
  if (device.retiredAt !== null) throw new CodedError('DEVICE_RETIRED');
  return { id: device.id, tenantId: device.tenantId, name: device.facts.name, thumbprint };
}
