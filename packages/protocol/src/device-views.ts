import { z } from 'zod';
import { DeviceOwnership, DevicePlatform, DevicePosture, ExternalFacts, FactSource } from './device.ts';
import { DeviceId, EnrolmentTokenId, GroupId, PersonId } from './ids.ts';
import { Instant } from './text.ts';

const PersonRef = z.object({ id: PersonId, fullName: z.string() });
const GroupRef = z.object({ id: GroupId, name: z.string() });

/** Whether a device meets the policies that concern it. */
export const ComplianceState = z.enum(['compliant', 'noncompliant', 'not-evaluated']);
export type ComplianceState = z.infer<typeof ComplianceState>;

/** `unenrolled`: its key was forgotten; the row is kept for what refers to it. */
export const DeviceState = z.enum(['enrolled', 'retired', 'unenrolled']);
export type DeviceState = z.infer<typeof DeviceState>;

/** A row of the list of devices. */
export const DeviceSummary = z.object({
  id: DeviceId,
  /** As an administrator named it, else as it calls itself. */
  name: z.string(),
  /** As an administrator named it; null: nobody did. */
  displayName: z.string().nullable(),
  platform: DevicePlatform,
  osVersion: z.string(),
  model: z.string().nullable(),
  serial: z.string().nullable(),
  agentVersion: z.string(),
  ownership: DeviceOwnership,
  /** null: enrolled by a token, and nobody has signed in on it or was named. */
  primaryPerson: PersonRef.nullable(),
  /** By the system's own names. */
  signedInUsers: z.array(z.string()),
  isOnline: z.boolean(),
  /** Of a device that is offline: exact to the minute. */
  lastSeenAt: Instant,
  enrolledAt: Instant,
  state: DeviceState,
  retiredAt: Instant.nullable(),
  unenrolledAt: Instant.nullable(),
  compliance: ComplianceState,
});
export type DeviceSummary = z.infer<typeof DeviceSummary>;

/** What one source outside has told of a device. */
export const ExternalFactsView = z.object({
  source: FactSource,
  facts: ExternalFacts,
  setAt: Instant,
  /** Whose sign-in or token told them: the source is a name that they gave. null: it wasn't written down. */
  setBy: z
    .object({ kind: z.enum(['person', 'token', 'system']), name: z.string() })
    .nullable()
    .default(null),
});
export type ExternalFactsView = z.infer<typeof ExternalFactsView>;

/** A device's page. Its sessions are in the report of sessions, its failed rules at `/devices/:deviceId/compliance`. */
export const DeviceDetail = DeviceSummary.extend({
  /** As the device calls itself. */
  ownName: z.string(),
  /** Groups that it is in, also by way of other groups. */
  groups: z.array(GroupRef),
  /** null: its agent hasn't told. */
  posture: DevicePosture.nullable(),
  externalFacts: z.array(ExternalFactsView),
  enrolment: z.object({
    way: z.enum(['sign-in', 'token']),
    /** Of the enrolment token; null: by sign-in, or the token's row is gone. */
    tokenName: z.string().nullable(),
  }),
  key: z.object({
    thumbprint: z.string().nullable(),
    /** When the device made the key that it has now. */
    since: Instant,
    /** It is asked to make a new one at its next contact. */
    isRotationAsked: z.boolean(),
  }),
  /** Who is signed in to its agent now. */
  agentSignIn: PersonRef.nullable(),
});
export type DeviceDetail = z.infer<typeof DeviceDetail>;

export const DeviceSort = z.enum([
  'name',
  '-name',
  'lastSeenAt',
  '-lastSeenAt',
  'enrolledAt',
  '-enrolledAt',
  'osVersion',
  '-osVersion',
]);
export type DeviceSort = z.infer<typeof DeviceSort>;

export const DeviceFilter = z.object({
  /** Part of the name, the model, the serial number or the name or address of the primary person. */
  search: z.string().max(200).optional(),
  state: DeviceState.default('enrolled'),
  platform: DevicePlatform.optional(),
  ownership: DeviceOwnership.optional(),
  compliance: ComplianceState.optional(),
  online: z.enum(['true', 'false']).optional(),
  /** Members of the group, also by way of other groups. */
  group: GroupId.optional(),
  primaryPerson: PersonId.optional(),
});
export type DeviceFilter = z.infer<typeof DeviceFilter>;

/** What can be done to many devices at once. */
export const DeviceAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['retire', 'restore', 'unenrol', 'rotate-key']) }),
  z.strictObject({ kind: z.literal('set-ownership'), ownership: DeviceOwnership }),
]);
export type DeviceAction = z.infer<typeof DeviceAction>;

/** A way for devices to enrol by themselves. The token itself is shown once, when it is made. */
export const EnrolmentTokenView = z.object({
  id: EnrolmentTokenId,
  name: z.string(),
  ownership: DeviceOwnership,
  /** Groups that its devices join. */
  groups: z.array(GroupRef),
  createdAt: Instant,
  createdBy: PersonRef.nullable(),
  expiresAt: Instant,
  /** null: as many as come. */
  usesLeft: z.int().min(0).nullable(),
  /** Devices that enrolled with it. */
  uses: z.int().min(0),
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});
export type EnrolmentTokenView = z.infer<typeof EnrolmentTokenView>;
