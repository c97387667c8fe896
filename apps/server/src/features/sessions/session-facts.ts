import type { Session } from '@alongside/domain';
import type { Incarnation, LiveTopic, SessionId, Side, SignalFrame, TenantId } from '@alongside/protocol';

/** What goes over the bus about one session. */
export type SessionFact =
  | { readonly kind: 'changed'; readonly session: Session }
  /** A connection took a side; another connection with the same incarnation isn't the side's any more. */
  | {
      readonly kind: 'attached';
      readonly side: Side;
      readonly incarnation: Incarnation;
      readonly connectionId: string;
    }
  | {
      readonly kind: 'signal';
      readonly toSide: Side;
      readonly from: Incarnation;
      readonly to: Incarnation;
      readonly frame: SignalFrame;
    };

export const sessionTopic = (sessionId: SessionId): string => `session.${sessionId}`;

export const tenantTopic = (tenantId: TenantId, topic: LiveTopic): string => `tenant.${tenantId}.${topic}`;
