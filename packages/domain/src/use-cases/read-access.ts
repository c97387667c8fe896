import type { TenantSettings } from '@alongside/protocol';
import type { AccessDevice, AccessFacts, AccessParties } from '../access/access-facts.ts';
import type { Person } from '../access/person.ts';
import type { AccessRequest, AccessState, AskedPerson, DeviceNow } from '../ports/access-reader.ts';
import type { MeetingSession, ActiveSession, Session, SessionDevice } from '../session/session.ts';
import type { Requester, SessionPorts } from './ports.ts';

type AccessPorts = Pick<SessionPorts, 'access'>;

/** A helper who may be nobody any more, with what their access is decided by. */
export interface HelperAccess {
  readonly helper: Person | null;
  readonly facts: AccessFacts;
  readonly settings: TenantSettings;
}

/** The two of a session and its device, as all of it is now; null: one of the two is nobody any more. */
export interface PartiesAccess {
  readonly parties: AccessParties | null;
  readonly facts: AccessFacts;
  readonly settings: TenantSettings;
}

const asked = (personId: Requester['personId'], caller: Requester | null): AskedPerson =>
  caller?.personId === personId && caller.signInId !== undefined
    ? { personId, signInId: caller.signInId }
    : { personId };

const NOBODY: Omit<AccessRequest, 'tenantId'> = {
  helper: null,
  sharer: null,
  deviceId: null,
  sessionId: null,
};

/** What decides whether the caller may begin to help. */
export async function readHelper(ports: AccessPorts, caller: Requester): Promise<HelperAccess> {
  const helper = asked(caller.personId, caller);
  return ports.access.read({ ...NOBODY, tenantId: caller.tenantId, helper });
}

/** What decides whether the caller may get help where they are. */
export async function readSharer(
  ports: AccessPorts,
  caller: Requester,
  device: SessionDevice,
): Promise<{ readonly sharer: Person | null; readonly device: AccessDevice; readonly facts: AccessFacts }> {
  const state = await ports.access.read({
    ...NOBODY,
    tenantId: caller.tenantId,
    sharer: asked(caller.personId, caller),
    deviceId: device.id,
  });
  return { sharer: state.sharer, device: deviceNow(device, state.device), facts: state.facts };
}

/** What decides whether the caller may meet the helper of a session whose code they used. */
export const readMeeting = (
  ports: AccessPorts,
  meeting: { readonly session: Session; readonly caller: Requester; readonly device: SessionDevice },
): Promise<PartiesAccess> => {
  const { session, caller, device } = meeting;
  return readBoth(ports, { session, sharerId: caller.personId, device, caller });
};

/** @param caller who asks, if it is one of the two */
export const readParties = (
  ports: AccessPorts,
  session: MeetingSession | ActiveSession,
  caller: Requester | null = null,
): Promise<PartiesAccess> =>
  readBoth(ports, { session, sharerId: session.sharer.personId, device: session.device, caller });

interface Both {
  readonly session: Session;
  readonly sharerId: Requester['personId'];
  readonly device: SessionDevice;
  readonly caller: Requester | null;
}

async function readBoth(
  ports: AccessPorts,
  { session, sharerId, device, caller }: Both,
): Promise<PartiesAccess> {
  const { tenantId, id: sessionId } = session;
  const state = await ports.access.read({
    tenantId,
    helper: asked(session.helper.personId, caller),
    sharer: asked(sharerId, caller),
    deviceId: device.id,
    sessionId,
  });
  return { parties: partiesOf(state, device), facts: state.facts, settings: state.settings };
}

/** What decides whether a helper may go on waiting for whoever uses the code. */
export const readWaiting = (ports: AccessPorts, session: Session): Promise<HelperAccess> =>
  ports.access.read({
    ...NOBODY,
    tenantId: session.tenantId,
    helper: asked(session.helper.personId, null),
    sessionId: session.id,
  });

/** The people of a state with the device that the sharer came by; null: one of the two is nobody. */
export const partiesOf = (
  { helper, sharer, device }: AccessState,
  cameBy: SessionDevice,
): AccessParties | null =>
  helper === null || sharer === null ? null : { helper, sharer, device: deviceNow(cameBy, device) };

/** A device that the tenant doesn't know any more is as unenrolled as a browser. */
function deviceNow(cameBy: SessionDevice, now: DeviceNow | null): AccessDevice {
  if (cameBy.id === null || now === null) {
    return { ...cameBy, isEnrolled: false, isCompliant: false, isRetired: false, groups: [] };
  }
  return { ...cameBy, ...now, isCompliant: now.isEnrolled && now.isCompliant };
}
