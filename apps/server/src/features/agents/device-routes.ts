import { randomUUID } from 'node:crypto';
import { type AuditActor, isNewKeyDue, replaceKey, shownName, SYSTEM_ACTOR } from '@alongside/domain';
import {
  CodedError,
  type DeviceFacts,
  DeviceId,
  enrolDeviceRoute,
  replaceDeviceKeyRoute,
  reportDeviceRoute,
} from '@alongside/protocol';
import type { FastifyInstance } from 'fastify';
import { appendAudit } from '../../platform/audit/index.ts';
import { isUniqueViolation } from '../../platform/database/index.ts';
import { API_PREFIX, servePublic } from '../../platform/http/index.ts';
import { type VerifiedProof, verifyProof } from '../../platform/proof/index.ts';
import {
  enrolDeviceByToken,
  lockDevice,
  lockEnrolmentToken,
  noteRefusal,
  storeDevice,
  takeDeviceReport,
  tenantOfEnrolmentToken,
  useEnrolmentToken,
} from '../devices/index.ts';
import { renameDeviceSignIns } from '../identity/index.ts';
import type { AgentPorts } from './agent-ports.ts';
import { DeviceAuthenticator, type ProvenDevice } from './device-authenticator.ts';
import { useProof } from './used-proofs.ts';

/** What a device does by itself is done by nobody. */
const BY_DEVICE: AuditActor = { ...SYSTEM_ACTOR, name: 'Agent' };

/** What a device does by itself, whoever is signed in on it. */
export function registerDeviceRoutes(app: FastifyInstance, ports: AgentPorts): void {
  const { clock, origin } = ports;
  const authenticator = new DeviceAuthenticator(ports);

  servePublic(app, enrolDeviceRoute, async ({ body, request, address }) => {
    const proof = await verifyProof(request.headers['dpop'], {
      method: request.method,
      address: origin + API_PREFIX + enrolDeviceRoute.path,
      token: null,
      nowMs: clock.now(),
    });
    return enrolByToken(ports, { token: body.token, facts: body.device, proof, address });
  });

  servePublic(app, reportDeviceRoute, async ({ body, request, address }) => {
    const { id, tenantId } = await authenticator.authenticate(request);
    const now = clock.now();
    const told = await ports.database.inTenant(tenantId, async (tx) => {
      const taken = await takeDeviceReport(tx, id, { report: body, actor: BY_DEVICE, address, now });
      await renameDeviceSignIns(tx, id, body.facts.name);
      await appendAudit(tx, tenantId, taken.audit);
      return {
        device: { id, name: shownName(taken.device) },
        isNewKeyDue: isNewKeyDue(taken.device, now),
      };
    });
    ports.listNews.note(tenantId);
    return told;
  });

  servePublic(app, replaceDeviceKeyRoute, async ({ body, request, address }) => {
    const device = await authenticator.authenticate(request);
    const next = await verifyProof(body.proof, {
      method: request.method,
      address: origin + API_PREFIX + replaceDeviceKeyRoute.path,
      token: device.id,
      nowMs: clock.now(),
    });
    await swapKey(ports, device, { next, address });
    return undefined;
  });
}

interface Asked {
  readonly token: string;
  readonly facts: DeviceFacts;
  readonly proof: VerifiedProof;
  readonly address: string;
}

/** @throws CodedError ENROLMENT_TOKEN_INVALID, TENANT_OFF, PROOF_INVALID, DEVICE_RETIRED, CONFLICT */
async function enrolByToken(ports: AgentPorts, { token, facts, proof, address }: Asked) {
  const { database } = ports;
  const nowMs = ports.clock.now();
  const tenantId = await database.acrossTenants('whose enrolment token it is', (tx) =>
    tenantOfEnrolmentToken(tx, token),
  );
  if (tenantId === null) throw new CodedError('ENROLMENT_TOKEN_INVALID');
  if (!(await ports.settings.read(tenantId)).isEnabled) throw new CodedError('TENANT_OFF');
  const enrolled = await database.inTenant(tenantId, async (tx) => {
    await useProof(tx, tenantId, proof, nowMs);
    const used = await lockEnrolmentToken(tx, token, nowMs);
    if ('refusal' in used) {
      await noteRefusal(tx, used, { tenantId, address, nowMs });
      return null;
    }
    const newId = DeviceId.parse(randomUUID());
    const { publicKey, thumbprint } = proof;
    const arrival = { newId, tenantId, facts, publicKey, thumbprint, actor: BY_DEVICE, address, now: nowMs };
    const { device, audit } = await enrolDeviceByToken(tx, { ...arrival, token: used });
    if (device.id === newId) await useEnrolmentToken(tx, used, { deviceId: device.id, nowMs });
    await appendAudit(tx, tenantId, audit);
    const tenant = await tx
      .selectFrom('tenants')
      .select(['id', 'name'])
      .where('id', '=', tenantId)
      .executeTakeFirstOrThrow();
    return { device: { id: device.id, name: shownName(device) }, tenant };
  });
  if (enrolled === null) throw new CodedError('ENROLMENT_TOKEN_INVALID');
  ports.listNews.note(tenantId);
  return enrolled;
}

/** @throws CodedError PROOF_INVALID, CONFLICT for a key that another device of the tenant has */
async function swapKey(
  ports: AgentPorts,
  { id, tenantId, thumbprint: proven }: ProvenDevice,
  { next, address }: { readonly next: VerifiedProof; readonly address: string },
): Promise<void> {
  const now = ports.clock.now();
  try {
    await ports.database.inTenant(tenantId, async (tx) => {
      await useProof(tx, tenantId, next, now);
      const device = await lockDevice(tx, id);
      if (device === null) throw new CodedError('DEVICE_UNENROLLED');
      // Another request may have replaced it since.
      if (device.key !== null && device.key.thumbprint !== proven) {
        throw new CodedError('PROOF_INVALID', { reason: 'key' });
      }
      const { publicKey, thumbprint } = next;
      const result = replaceKey(device, { publicKey, thumbprint }, { actor: BY_DEVICE, address, now });
      if (!result.ok) throw new CodedError(result.code);
      await storeDevice(tx, device, result.device);
      await appendAudit(tx, tenantId, result.audit);
    });
  } catch (cause) {
    throw isUniqueViolation(cause) ? new CodedError('CONFLICT', {}, { cause }) : cause;
  }
}
