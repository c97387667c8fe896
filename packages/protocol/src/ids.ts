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
