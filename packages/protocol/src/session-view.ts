import { z } from 'zod';
import { DeviceName } from './device.ts';
import { DeviceId, GrantId, Incarnation, QuestionId, SessionId } from './ids.ts';
import { Capability, EndReason, Mode, Side, StartedBy, Surface } from './modes.ts';
import { AccessAnswer, AccessReason } from './permissions.ts';
import { Profile } from './profile.ts';
import { Instant } from './text.ts';

/** Whether one side's live socket is there. `lost` has the moment at which the session ends if it doesn't come back. */
export const Presence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('awaited') }),
  z.object({ kind: z.literal('here'), since: Instant, incarnation: Incarnation }),
  z.object({ kind: z.literal('lost'), since: Instant, endsAt: Instant, incarnation: Incarnation.nullable() }),
]);
export type Presence = z.infer<typeof Presence>;

/** What is known of the sharer's device. */
export const DeviceView = z.object({
  surface: Surface,
  isEnrolled: z.boolean(),
  isCompliant: z.boolean(),
  /** As an enrolled device calls itself; null: a browser. */
  name: DeviceName.nullable(),
  /** Of an enrolled device, for the helper alone. */
  id: DeviceId.optional(),
});
export type DeviceView = z.infer<typeof DeviceView>;

/** What the helper asked and the sharer hasn't answered. */
export const Question = z.object({ id: QuestionId, mode: Mode, askedAt: Instant });
export type Question = z.infer<typeof Question>;

export const Grant = z.object({
  id: GrantId,
  capability: Capability,
  allowedAt: Instant,
  until: Instant,
  /** Compact JWS by the tenant's grant key, for the agent that acts on the grant; for everybody else null. */
  proof: z.string().max(4_096).nullable(),
});
export type Grant = z.infer<typeof Grant>;

/** What was allowed, or asked for, and access no longer covers. */
export const LostAccess = z.object({
  capabilities: z.array(Capability),
  reasons: z.array(AccessReason),
  at: Instant,
});
export type LostAccess = z.infer<typeof LostAccess>;

/**
 * The part of a session that depends on how far it is.
 * `waiting`: a code is out. `meeting`: both are on the trust screen. `active`: the sharer has allowed something at
 * least once. `ended`: for good.
 */
export const SessionProgress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting'), codeExpiresAt: Instant }),
  z.object({
    kind: z.literal('meeting'),
    joinedAt: Instant,
    answerDueAt: Instant,
    question: Question.nullable(),
    /** What was asked for when access went; absent: nothing, or something was asked anew. */
    lost: LostAccess.optional(),
  }),
  z.object({
    kind: z.literal('active'),
    startedAt: Instant,
    endsAt: Instant,
    question: Question.nullable(),
    grants: z.array(Grant),
    /** Who has paused it and hasn't resumed. */
    pausedBy: z.array(Side),
    /** What access took away last, until something is asked for or allowed anew; absent: nothing. */
    lost: LostAccess.optional(),
  }),
  z.object({
    kind: z.literal('ended'),
    endedAt: Instant,
    reason: EndReason,
    startedAt: Instant.nullable(),
    /** Everything that was allowed at some time. */
    allowed: z.array(Capability),
    /** Why access was lost; absent: it ended for something else. */
    lost: z.array(AccessReason).optional(),
  }),
]);
export type SessionProgress = z.infer<typeof SessionProgress>;

/** A session as one of its two sides sees it. `version` grows by one with each change. */
export const SessionView = z.object({
  id: SessionId,
  version: z.int().min(1),
  side: Side,
  startedBy: StartedBy,
  createdAt: Instant,
  helper: Profile,
  /** null while nobody has used the code. */
  sharer: Profile.nullable(),
  device: DeviceView.nullable(),
  presence: z.object({ helper: Presence, sharer: Presence }),
  isChatAllowed: z.boolean(),
  /** For the helper: may each mode be asked for now, and if not, why; for the sharer empty. */
  modes: z.partialRecord(Mode, AccessAnswer),
  progress: SessionProgress,
});
export type SessionView = z.infer<typeof SessionView>;
