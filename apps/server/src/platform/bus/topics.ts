import type { LiveTopic, SignInId, TenantId } from '@alongside/protocol';

/** Told when something of the tenant's has changed that a page may watch. */
export const tenantTopic = (tenantId: TenantId, topic: LiveTopic): string => `tenant.${tenantId}.${topic}`;

/** Told when the sign-in has ended. */
export const signInTopic = (signInId: SignInId): string => `sign-in.${signInId}`;
