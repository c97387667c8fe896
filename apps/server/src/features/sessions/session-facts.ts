import type { Session } from '@alongside/domain';
import type { Incarnation, SessionId, Side, SignalFrame } from '@alongside/protocol';

/**
 * Says which of two connections is newer. Facts of two that attach at the same time may cross on the bus, and exactly
 * one of them must give way.
 */
export interface ConnectionOrder {
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  /** Counts the connections of one hub. */
  readonly n: number;
  /** Unique; decides between hubs. */
  readonly id: string;
}

export function isNewer(one: ConnectionOrder, other: ConnectionOrder): boolean {
  if (one.openedAt !== other.openedAt) return one.openedAt > other.openedAt;
  return one.n === other.n ? one.id > other.id : one.n > other.n;
}

/** What goes over the bus about one session. */
export type SessionFact =
  | { readonly kind: 'changed'; readonly session: Session }
  /** What may be asked for may be different now: what pages show of it is made anew. */
  | { readonly kind: 'access' }
  /** A connection took a side; another connection with the same incarnation isn't the side's any more. */
  | {
      readonly kind: 'attached';
      readonly side: Side;
      readonly incarnation: Incarnation;
      readonly connection: ConnectionOrder;
    }
  | {
      readonly kind: 'signal';
      readonly toSide: Side;
      readonly from: Incarnation;
      readonly to: Incarnation;
      readonly frame: SignalFrame;
    };

export const sessionTopic = (sessionId: SessionId): string => `session.${sessionId}`;
