import type {
  AccessReason,
  EndReason,
  GrantId,
  Incarnation,
  SessionCommand,
  Side,
} from '@alongside/protocol';
import type { ModeAnswers } from '../access/access.ts';
import type { Participant, SessionBase, SessionDevice } from './session.ts';

/** Ids for the grants that an answer may give; made before, so that the transition stays pure. */
export type NewGrantIds = Readonly<Record<'view' | 'control' | 'elevation', GrantId>>;

/** Everything that can happen to a session. */
export type SessionInput =
  /** Somebody used the code. */
  | {
      readonly kind: 'join';
      readonly way: 'code' | 'link';
      readonly sharer: Participant;
      readonly device: SessionDevice;
      /** The settings for this sharer on this device; absent: those that the session began with. */
      readonly settings?: Pick<SessionBase, 'limits' | 'isChatAllowed'>;
    }
  /** A live socket of this side came, in the given life of its page. */
  | { readonly kind: 'attach'; readonly side: Side; readonly incarnation: Incarnation }
  /** The live socket of that life went away without a word. */
  | { readonly kind: 'lose'; readonly side: Side; readonly incarnation: Incarnation }
  | {
      readonly kind: 'command';
      readonly side: Side;
      readonly command: SessionCommand;
      /** What the helper may ask for at this moment. */
      readonly access: ModeAnswers;
      readonly grantIds: NewGrantIds;
    }
  /** Nothing happened but time. */
  | { readonly kind: 'pass-time' }
  /** Somebody above the session ends it. */
  | {
      readonly kind: 'end';
      readonly reason: Extract<EndReason, 'ended-by-administrator' | 'turned-off' | 'access-lost'>;
      readonly by: 'administrator' | 'system';
      /** Why access was lost. */
      readonly lost?: readonly AccessReason[];
    }
  /** Access was looked at anew: what it no longer covers goes, the rest goes on. */
  | {
      readonly kind: 'recheck';
      /** What the helper may ask for at this moment. */
      readonly access: ModeAnswers;
      /** As the sharer's device is now. */
      readonly device: Pick<SessionDevice, 'isEnrolled' | 'isCompliant'>;
    };
