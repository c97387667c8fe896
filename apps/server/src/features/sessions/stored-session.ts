import type { Session } from '@alongside/domain';
import {
  AccessReason,
  Capability,
  DeviceId,
  DeviceName,
  EndReason,
  GrantId,
  Incarnation,
  Mode,
  PersonId,
  Profile,
  QuestionId,
  SessionFigures,
  SessionId,
  Side,
  StartedBy,
  Surface,
  TenantId,
} from '@alongside/protocol';
import { z } from 'zod';

/** Milliseconds since 1970. */
const Ms = z.int().min(0);

const Participant = z.strictObject({ personId: PersonId, profile: Profile });
const Device = z.strictObject({
  surface: Surface,
  isEnrolled: z.boolean(),
  isCompliant: z.boolean(),
  id: DeviceId.nullable().default(null),
  name: DeviceName.nullable().default(null),
});

const SidePresence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('awaited') }),
  z.strictObject({ kind: z.literal('here'), since: Ms, incarnation: Incarnation }),
  z.strictObject({ kind: z.literal('lost'), since: Ms, endsAt: Ms, incarnation: Incarnation.nullable() }),
]);

const LostAccess = z.strictObject({
  capabilities: z.array(Capability),
  reasons: z.array(AccessReason),
  at: Ms,
});

const OpenQuestion = z.strictObject({ id: QuestionId, mode: Mode, askedAt: Ms, dueAt: Ms });
const ClosedQuestion = z.strictObject({
  id: QuestionId,
  mode: Mode,
  outcome: z.enum(['allowed', 'declined', 'withdrawn', 'lapsed']),
});
const SessionGrant = z.strictObject({ id: GrantId, capability: Capability, allowedAt: Ms, until: Ms });

const base = {
  id: SessionId,
  tenantId: TenantId,
  version: z.int().min(1),
  startedBy: StartedBy,
  helper: Participant,
  createdAt: Ms,
  presence: z.strictObject({ helper: SidePresence, sharer: SidePresence }),
  formerPages: z.strictObject({ helper: z.array(Incarnation), sharer: z.array(Incarnation) }),
  lastActivityAt: Ms,
  limits: z.strictObject({ answerTimeMs: Ms, longestSessionMs: Ms, idleEndMs: Ms }),
  isChatAllowed: z.boolean(),
};

/** A session as the database keeps it. What doesn't fit was written by another version or by somebody else. */
export const StoredSession: z.ZodType<Session> = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('waiting'), codeExpiresAt: Ms }),
  z.strictObject({
    ...base,
    kind: z.literal('meeting'),
    sharer: Participant,
    device: Device,
    joinedAt: Ms,
    answerDueAt: Ms,
    question: OpenQuestion.nullable(),
    lastQuestion: ClosedQuestion.nullable(),
    lost: LostAccess.nullable().default(null),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('active'),
    sharer: Participant,
    device: Device,
    startedAt: Ms,
    endsAt: Ms,
    question: OpenQuestion.nullable(),
    lastQuestion: ClosedQuestion.nullable(),
    grants: z.array(SessionGrant),
    allowedOnce: z.array(Capability),
    // What came later is missing from sessions that an older server wrote.
    pausedBy: z.array(Side).default([]),
    figures: SessionFigures.nullable().default(null),
    lost: LostAccess.nullable().default(null),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('ended'),
    sharer: Participant.nullable(),
    device: Device.nullable(),
    endedAt: Ms,
    reason: EndReason,
    startedAt: Ms.nullable(),
    lastQuestion: ClosedQuestion.nullable(),
    allowed: z.array(Capability),
    figures: SessionFigures.nullable().default(null),
    isReported: z.boolean(),
    lost: z.array(AccessReason).default([]),
  }),
]);
