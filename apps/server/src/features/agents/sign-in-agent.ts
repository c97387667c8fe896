import { createHash, randomUUID } from 'node:crypto';
import { auditEvent, SYSTEM_ACTOR } from '@alongside/domain';
import {
  type AgentMe,
  CodedError,
  type DeviceFacts,
  DeviceId,
  type SignInId,
  type TenantId,
} from '@alongside/protocol';
import { tenantTopic } from '../../platform/bus/index.ts';
import { appendAudit } from '../../platform/audit/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { VerifiedProof } from '../../platform/proof/index.ts';
import { enrolDevice } from '../devices/index.ts';
import {
  announceEndedSignIns,
  createSignIn,
  endDeviceSignIns,
  isEmbeddedIssuer,
  isSameSecret,
  personActor,
  personTarget,
  readSignIn,
} from '../identity/index.ts';
import { type AgentCaller, readAgentMe } from './agent-me.ts';
import { type TakenCode, takeAgentCode } from './agent-codes.ts';
import type { AgentPorts } from './agent-ports.ts';
import { useProof } from './used-proofs.ts';

export interface AgentSignIn {
  readonly code: string;
  readonly codeVerifier: string;
  readonly facts: DeviceFacts;
  /** Of the device's key, made for this request. */
  readonly proof: VerifiedProof;
  readonly address: string;
}

interface Begun {
  readonly caller: AgentCaller;
  readonly token: string;
  readonly replaced: readonly SignInId[];
}

/**
 * Signs an agent in by the code that its browser got, and enrols its device.
 * @throws CodedError AGENT_CODE_INVALID (whatever is wrong with code or verifier), PROOF_INVALID, TENANT_OFF, DEVICE_RETIRED
 */
export async function signInAgent(
  ports: AgentPorts,
  asked: AgentSignIn,
): Promise<AgentMe & { readonly token: string }> {
  const nowMs = ports.clock.now();
  const taken = await ports.database.acrossTenants('whose sign-in a code hands over', (tx) =>
    takeAgentCode(tx, asked.code, nowMs),
  );
  if (taken === null) throw new CodedError('AGENT_CODE_INVALID');
  if (!isSameSecret(challengeOf(asked.codeVerifier), taken.codeChallenge)) {
    await writeDown(ports, taken.tenantId, asked.address);
    throw new CodedError('AGENT_CODE_INVALID');
  }
  if (!(await ports.settings.read(taken.tenantId)).isEnabled) throw new CodedError('TENANT_OFF');
  const begun = await ports.database.inTenant(taken.tenantId, (tx) => begin(tx, taken, { ...asked, nowMs }));
  announceEndedSignIns(ports.bus, begun.replaced);
  ports.bus.publish(tenantTopic(taken.tenantId, 'people'), {});
  ports.listNews.note(taken.tenantId);
  return { ...(await readAgentMe(ports, begun.caller)), token: begun.token };
}

/** RFC 7636, 4.6: S256. */
const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

async function begin(
  tx: Transaction,
  { tenantId, signInId }: TakenCode,
  { facts, proof, address, nowMs }: AgentSignIn & { readonly nowMs: number },
): Promise<Begun> {
  await useProof(tx, tenantId, proof, nowMs);
  const handed = await readSignIn(tx, signInId, nowMs);
  if (handed === undefined) throw new CodedError('AGENT_CODE_INVALID');
  const person = { id: handed.person_id, full_name: handed.full_name };
  const by = { at: nowMs, actor: personActor(person), address, before: null };
  const enrolled = await enrolDevice(tx, {
    newId: DeviceId.parse(randomUUID()),
    tenantId,
    facts,
    publicKey: proof.publicKey,
    thumbprint: proof.thumbprint,
    personId: person.id,
    actor: by.actor,
    address,
    now: nowMs,
  });
  const device = { id: enrolled.device.id, name: facts.name };
  // An agent has one sign-in, like a browser.
  const replaced = await endDeviceSignIns(tx, device.id);
  const { issuer, amr, acr, authenticated_at: authenticatedAt } = handed;
  const made = await createSignIn(tx, {
    tenantId,
    personId: person.id,
    issuer,
    amr,
    acr,
    sealedIdToken: null,
    address,
    browser: undefined,
    device,
    nowMs,
    authenticatedAtMs: authenticatedAt.getTime(),
  });
  await appendAudit(tx, tenantId, [
    ...enrolled.audit,
    ...replaced.map((id) =>
      auditEvent('sign-in.ended', {
        ...by,
        target: { kind: 'sign-in', id, name: null },
        after: { cause: 'replaced' },
      }),
    ),
    auditEvent('sign-in.succeeded', {
      ...by,
      target: personTarget(person),
      after: {
        provider: isEmbeddedIssuer(issuer) ? 'embedded' : 'oidc',
        methods: amr,
        device: device.name,
      },
    }),
  ]);
  return {
    caller: { tenantId, personId: person.id, signInId: made.id, device },
    token: made.token,
    replaced,
  };
}

/** Somebody has a code and not its verifier: the code went astray. */
async function writeDown(ports: AgentPorts, tenantId: TenantId, address: string): Promise<void> {
  const failed = auditEvent('sign-in.failed', {
    at: ports.clock.now(),
    actor: { ...SYSTEM_ACTOR, name: 'Sign-in' },
    address,
    result: 'failed',
    before: null,
    after: { reason: 'agent-verifier', email: null },
  });
  await ports.database.inTenant(tenantId, (tx) => appendAudit(tx, tenantId, [failed]));
}
