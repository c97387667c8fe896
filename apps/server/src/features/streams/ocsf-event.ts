import type { StreamedEvent } from './streamed-event.ts';

/**
 * Classes of OCSF 1.3 (https://schema.ocsf.io/1.3.0) that our events belong to. `uid` is the class, `activity` what was
 * done, by the class's own numbers; 99 is *other*, 0 *unknown*.
 */
interface OcsfClass {
  readonly uid: number;
  readonly name: string;
  readonly category: number;
  readonly categoryName: string;
}

const IAM = { category: 3, categoryName: 'Identity & Access Management' } as const;
const ACCOUNT_CHANGE: OcsfClass = { uid: 3001, name: 'Account Change', ...IAM };
const AUTHENTICATION: OcsfClass = { uid: 3002, name: 'Authentication', ...IAM };
const AUTHORIZE_SESSION: OcsfClass = { uid: 3003, name: 'Authorize Session', ...IAM };
const ENTITY_MANAGEMENT: OcsfClass = { uid: 3004, name: 'Entity Management', ...IAM };
const USER_ACCESS: OcsfClass = { uid: 3005, name: 'User Access Management', ...IAM };
const GROUP_MANAGEMENT: OcsfClass = { uid: 3006, name: 'Group Management', ...IAM };
const API_ACTIVITY: OcsfClass = {
  uid: 6003,
  name: 'API Activity',
  category: 6,
  categoryName: 'Application Activity',
};

interface Placed {
  readonly of: OcsfClass;
  readonly activity: number;
}

const OTHER = 99;
const place = (of: OcsfClass, activity: number): Placed => ({ of, activity });

/** What has a number of its own in its class; everything else goes by its subject. */
const BY_CODE: Readonly<Record<string, Placed>> = {
  'sign-in.succeeded': place(AUTHENTICATION, 1),
  'sign-in.failed': place(AUTHENTICATION, 1),
  'sign-in.ended': place(AUTHENTICATION, 2),
  'person.added': place(ACCOUNT_CHANGE, 1),
  'person.provisioned': place(ACCOUNT_CHANGE, 1),
  'person.reactivated': place(ACCOUNT_CHANGE, 2),
  'person.unblocked': place(ACCOUNT_CHANGE, 2),
  'account.password-changed': place(ACCOUNT_CHANGE, 3),
  'person.deactivated': place(ACCOUNT_CHANGE, 5),
  'person.blocked': place(ACCOUNT_CHANGE, 9),
  'sign-in.locked': place(ACCOUNT_CHANGE, 9),
  'person.roles-changed': place(USER_ACCESS, OTHER),
  'session.grant-given': place(AUTHORIZE_SESSION, 1),
};

const BY_SUBJECT: Readonly<Record<string, OcsfClass>> = {
  'sign-in': AUTHENTICATION,
  account: ACCOUNT_CHANGE,
  person: ACCOUNT_CHANGE,
  group: GROUP_MANAGEMENT,
  role: USER_ACCESS,
  assignment: USER_ACCESS,
  session: AUTHORIZE_SESSION,
  report: API_ACTIVITY,
  audit: API_ACTIVITY,
};

function placeOf(code: string): Placed {
  const [subject = '', what = ''] = code.split('.');
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  const of = BY_SUBJECT[subject] ?? ENTITY_MANAGEMENT;
  return place(of, of === ENTITY_MANAGEMENT ? activityOnEntity(what) : OTHER);
}

/** Of class 3004: create, update and delete; reading isn't in the log. */
function activityOnEntity(what: string): number {
  if (/^(?:added|made|created|enrolled)$/u.test(what)) return 1;
  if (/(?:^|-)(?:changed|renamed|moved)$/u.test(what)) return 3;
  if (/^(?:removed|deleted|retired|revoked|unenrolled)$/u.test(what)) return 4;
  return OTHER;
}

const SEVERITIES = {
  info: { id: 1, name: 'Informational' },
  notice: { id: 2, name: 'Low' },
  warning: { id: 3, name: 'Medium' },
  alert: { id: 4, name: 'High' },
} as const;

/** The event as OCSF writes it. What has no field there stands in `unmapped`, as our own API writes it. */
export function ocsfEvent(event: StreamedEvent, productVersion: string): Record<string, unknown> {
  const { of, activity } = placeOf(event.code);
  const severity = SEVERITIES[event.severity];
  const isDone = event.result === 'done';
  return {
    category_uid: of.category,
    category_name: of.categoryName,
    class_uid: of.uid,
    class_name: of.name,
    activity_id: activity,
    activity_name: event.code,
    type_uid: of.uid * 100 + activity,
    time: Date.parse(event.at),
    severity_id: severity.id,
    severity: severity.name,
    status_id: isDone ? 1 : 2,
    status: isDone ? 'Success' : 'Failure',
    message: event.code,
    metadata: {
      version: '1.3.0',
      uid: `${event.tenant.id}/${String(event.n)}`,
      sequence: event.n,
      event_code: event.code,
      log_name: 'audit',
      product: { name: 'Alongside', vendor_name: 'Alongside', version: productVersion },
      tenant_uid: event.tenant.id,
    },
    actor:
      event.actor.kind === 'person'
        ? { user: { uid: event.actor.id, name: event.actor.name, type_id: 1 } }
        : { app_name: event.actor.name, ...(event.actor.id === null ? {} : { app_uid: event.actor.id }) },
    ...(event.address === null ? {} : { src_endpoint: { ip: event.address } }),
    ...subjectOf(of, event),
    unmapped: {
      tenant: event.tenant.name,
      result: event.result,
      target: event.target,
      before: event.before,
      after: event.after,
      hash: event.hash,
    },
  };
}

/** What each class wants to be told of: a user, a group, an entity, an API call. */
function subjectOf(of: OcsfClass, { target, actor, code }: StreamedEvent): Record<string, unknown> {
  const named = target ?? { kind: 'tenant', id: '', name: null };
  const subject = { uid: named.id, name: named.name ?? named.id };
  switch (of) {
    case GROUP_MANAGEMENT:
      return { group: subject };
    case ENTITY_MANAGEMENT:
      return { entity: { ...subject, type: named.kind } };
    case API_ACTIVITY:
      return { api: { operation: code } };
    default:
      return {
        user: named.kind === 'person' ? subject : { uid: actor.id ?? actor.name, name: actor.name },
      };
  }
}
