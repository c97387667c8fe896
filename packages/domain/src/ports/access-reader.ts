import type { DeviceId, PersonId, SessionId, SignInId, TenantId, TenantSettings } from '@alongside/protocol';
import type { AccessDevice, AccessFacts } from '../access/access-facts.ts';
import type { Person } from '../access/person.ts';

/** One of the two people of a question. */
export interface AskedPerson {
  readonly personId: PersonId;
  /** The sign-in that they act with; absent: the one of theirs that was used last, on the device in question or in a browser. */
  readonly signInId?: SignInId | undefined;
}

/** What a decision is to be made about. */
export interface AccessRequest {
  readonly tenantId: TenantId;
  readonly helper: AskedPerson | null;
  readonly sharer: AskedPerson | null;
  /** The sharer's enrolled device; null: a browser, or nobody has come yet. */
  readonly deviceId: DeviceId | null;
  /** Whose approvals count; null: there is no session yet. */
  readonly sessionId: SessionId | null;
}

/** A device of the tenant as it is now. */
export type DeviceNow = Pick<AccessDevice, 'name' | 'isEnrolled' | 'isCompliant' | 'isRetired' | 'groups'>;

/** All that a decision needs, as it is at this moment. */
export interface AccessState {
  /** null: not asked for, or nobody of that id in this tenant. */
  readonly helper: Person | null;
  readonly sharer: Person | null;
  /** null: not asked for, or none of that id in this tenant. */
  readonly device: DeviceNow | null;
  readonly facts: AccessFacts;
  /** As they are for the sharer and the device in question, or for the helper while nobody else is asked for. */
  readonly settings: TenantSettings;
}

/** Reads what decisions of access are made from. Nothing of it is kept: a change counts from the next question on. */
export interface AccessReader {
  /** @throws CodedError NOT_FOUND for no tenant */
  read(request: AccessRequest): Promise<AccessState>;
}
