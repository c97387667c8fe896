import { z } from 'zod';

/**
 * Every id on a wire is a UUID in lower case. Each kind has a brand of its own, so that one can't be
 * passed for another.
 */
const id = <Brand extends string>(brand: Brand) => z.uuid().toLowerCase().brand(brand);

export const TenantId = id('TenantId');
export type TenantId = z.infer<typeof TenantId>;

export const PersonId = id('PersonId');
export type PersonId = z.infer<typeof PersonId>;

/** One sign-in of one person in one browser; ends by sign-out, by expiry or by *sign out everywhere*. */
export const SignInId = id('SignInId');
export type SignInId = z.infer<typeof SignInId>;

export const SessionId = id('SessionId');
export type SessionId = z.infer<typeof SessionId>;

/** A request for consent that the helper put to the sharer; made by the asking client, so that a repeat is harmless. */
export const QuestionId = id('QuestionId');
export type QuestionId = z.infer<typeof QuestionId>;

export const GrantId = id('GrantId');
export type GrantId = z.infer<typeof GrantId>;

export const DeviceId = id('DeviceId');
export type DeviceId = z.infer<typeof DeviceId>;

export const RoleId = id('RoleId');
export type RoleId = z.infer<typeof RoleId>;

export const AssignmentId = id('AssignmentId');
export type AssignmentId = z.infer<typeof AssignmentId>;

/** A group of people, or one of devices. */
export const GroupId = id('GroupId');
export type GroupId = z.infer<typeof GroupId>;

/** A compliance policy or an access policy. */
export const PolicyId = id('PolicyId');
export type PolicyId = z.infer<typeof PolicyId>;

/** Settings that differ for one group. */
export const OverrideId = id('OverrideId');
export type OverrideId = z.infer<typeof OverrideId>;

/** A named range of networks. */
export const NetworkId = id('NetworkId');
export type NetworkId = z.infer<typeof NetworkId>;

/** A second person’s answer that an access policy asks for. */
export const ApprovalId = id('ApprovalId');
export type ApprovalId = z.infer<typeof ApprovalId>;

export const EnrolmentTokenId = id('EnrolmentTokenId');
export type EnrolmentTokenId = z.infer<typeof EnrolmentTokenId>;

/** A personal or service token of the API. */
export const TokenId = id('TokenId');
export type TokenId = z.infer<typeof TokenId>;

/** A place that the audit log is streamed to. */
export const StreamId = id('StreamId');
export type StreamId = z.infer<typeof StreamId>;

/** A saved view of a list. */
export const ViewId = id('ViewId');
export type ViewId = z.infer<typeof ViewId>;

export const PasskeyId = id('PasskeyId');
export type PasskeyId = z.infer<typeof PasskeyId>;

export const DomainId = id('DomainId');
export type DomainId = z.infer<typeof DomainId>;

/**
 * One life of one page or agent in a session. A reload makes a new one, and with it a new peer connection;
 * a reconnect of the live socket keeps it.
 */
export const Incarnation = id('Incarnation');
export type Incarnation = z.infer<typeof Incarnation>;
